/** One thing that a program can ask for, as a document describes it. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description?: string;
  roles: string[];
  parameters: { name: string; where: string; required: boolean; description: string }[];
  /** An example of what is sent. */
  body?: string;
  answers: string[];
  curl: string;
}

type Node = Record<string, unknown>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

function node(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a reference within the document stands for; anything else is itself. */
function resolved(document: Node, value: unknown): Node {
  const reference = text(node(value).$ref);
  return reference.startsWith('#/')
    ? reference
        .slice(2)
        .split('/')
        .reduce((at, step) => node(at[step]), document)
    : node(value);
}

/** The operations of an OpenAPI document, in its order. */
export function operationsOf(parsed: unknown): Operation[] {
  const document = node(parsed);
  return Object.entries(node(document.paths)).flatMap(([path, methods]) =>
    METHODS.filter((method) => method in node(methods)).map((method) =>
      operation(document, path, method, node(node(methods)[method])),
    ),
  );
}

function operation(document: Node, path: string, method: string, of: Node): Operation {
  const parameters = (Array.isArray(of.parameters) ? of.parameters : []).map((entry) => {
    const parameter = resolved(document, entry);
    return {
      name: text(parameter.name),
      where: text(parameter.in),
      required: parameter.required === true,
      description: text(parameter.description),
    };
  });
  const [type, body] = bodyOf(document, of);
  return {
    id: text(of.operationId),
    method: method.toUpperCase(),
    path,
    summary: text(of.summary),
    description: text(of.description) || undefined,
    roles: Array.isArray(of['x-roles']) ? of['x-roles'].map(String) : [],
    parameters,
    body,
    answers: Object.keys(node(of.responses)),
    curl: curl(path, method, parameters, type, body),
  };
}

function bodyOf(document: Node, of: Node): [type: string | undefined, example: string | undefined] {
  const [type, media] = Object.entries(node(resolved(document, of.requestBody).content))[0] ?? [];
  if (type === undefined) {
    return [undefined, undefined];
  }
  const example = node(media).example ?? firstExample(resolved(document, node(media).schema));
  return [type, example === undefined ? undefined : typeof example === 'string' ? example : JSON.stringify(example, null, 2)];
}

function firstExample(schema: Node): unknown {
  return Array.isArray(schema.examples) ? schema.examples[0] : schema.example;
}

/** A call that can be pasted, with a token from `./openitem token`. */
function curl(
  path: string,
  method: string,
  parameters: Operation['parameters'],
  type: string | undefined,
  body: string | undefined,
): string {
  const query = parameters
    .filter((parameter) => parameter.where === 'query' && parameter.required)
    .map((parameter) => `${parameter.name}=…`)
    .join('&');
  const headers = parameters
    .filter((parameter) => parameter.where === 'header' && parameter.required)
    .map((parameter) => ` \\\n  -H "${parameter.name}: …"`);
  return [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} "$GATEWAY${path}${query && `?${query}`}" \\\n  -H "Authorization: Bearer $TOKEN"`,
    ...headers,
    type === undefined ? '' : ` \\\n  -H "Content-Type: ${type}"`,
    body === undefined ? '' : ` \\\n  -d '${body.replaceAll("'", String.raw`'\''`)}'`,
  ].join('');
}
