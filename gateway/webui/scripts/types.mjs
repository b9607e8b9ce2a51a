// Types of the client, from the documents that the services publish. Never committed: they follow the documents.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const project = resolve(import.meta.dirname, '../../..');
const target = resolve(import.meta.dirname, '../generated');
const services = readdirSync(project)
  .filter((module) => existsSync(join(project, module, 'src/main/openapi/openapi.yaml')))
  .sort();

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const service of services) {
  const document = pathToFileURL(join(project, service, 'src/main/openapi/openapi.yaml'));
  writeFileSync(join(target, `${service}.ts`), astToString(await openapiTS(document)));
}
const name = (service) => service.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
writeFileSync(
  join(target, 'index.ts'),
  `${services.map((s) => `import type { paths as ${name(s)} } from './${s}';`).join('\n')}

/** Every path that is published. */
export type PublishedPaths = ${services.map(name).join(' & ')};
`,
);
console.log(`types of ${services.join(', ')}`);
