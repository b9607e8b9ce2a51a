import { readdirSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { operationsOf } from './documents';

const project = resolve(import.meta.dirname, '../../../..');
const documents = readdirSync(project)
  .map((module) => join(project, module, 'src/main/openapi/openapi.yaml'))
  .filter((path) => existsSync(path));

describe('every published document', () => {
  it.each(documents)('%s has operations that can be called', (path) => {
    const operations = operationsOf(parse(readFileSync(path, 'utf8')));
    expect(operations.length).toBeGreaterThan(0);
    for (const operation of operations) {
      expect(operation.id).not.toBe('');
      expect(operation.summary).not.toBe('');
      expect(operation.answers.length).toBeGreaterThan(0);
      expect(operation.parameters.every((parameter) => parameter.name !== '')).toBe(true);
    }
  });
});

describe('an operation', () => {
  const [get, post] = operationsOf({
    paths: {
      '/v1/things': {
        get: {
          operationId: 'listThings',
          summary: 'Lists things',
          parameters: [{ $ref: '#/components/parameters/Entity' }, { name: 'limit', in: 'query' }],
          responses: { 200: {}, 400: {} },
          'x-roles': ['auditor'],
        },
        post: {
          operationId: 'addThing',
          summary: 'Adds a thing',
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
          responses: { 201: {} },
        },
      },
    },
    components: {
      parameters: { Entity: { name: 'legalEntity', in: 'query', required: true, description: 'Whose.' } },
      schemas: { Thing: { examples: [{ name: "it's one" }] } },
    },
  });

  it('has its parameters, also those that are referred to', () => {
    expect(get?.parameters).toEqual([
      { name: 'legalEntity', where: 'query', required: true, description: 'Whose.' },
      { name: 'limit', where: 'query', required: false, description: '' },
    ]);
    expect(get?.roles).toEqual(['auditor']);
    expect(get?.answers).toEqual(['200', '400']);
  });

  it('can be pasted into a shell', () => {
    expect(get?.curl).toBe('curl "$GATEWAY/v1/things?legalEntity=…" \\\n  -H "Authorization: Bearer $TOKEN"');
    expect(post?.curl).toContain('-X POST');
    expect(post?.curl).toContain(String.raw`it'\''s one`);
  });
});
