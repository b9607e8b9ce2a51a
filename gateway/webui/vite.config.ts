import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const project = resolve(import.meta.dirname, '../..');

/** The services' published documents go with the console, for its page about the API. */
function documents(): Plugin {
  let out = '';
  return {
    name: 'documents',
    apply: 'build',
    configResolved(config) {
      out = resolve(config.root, config.build.outDir, 'openapi');
    },
    closeBundle() {
      const services = readdirSync(project)
        .filter((module) => existsSync(join(project, module, 'src/main/openapi/openapi.yaml')))
        .sort();
      mkdirSync(out, { recursive: true });
      for (const service of services) {
        copyFileSync(join(project, service, 'src/main/openapi/openapi.yaml'), join(out, `${service}.yaml`));
      }
      writeFileSync(join(out, 'index.json'), JSON.stringify(services));
    },
  };
}

export default defineConfig({
  plugins: [react(), documents()],
  build: {
    outDir: '../target/classes/console',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 600,
  },
  // While one works on the console: a running stack answers what is not a page.
  server: {
    proxy: Object.fromEntries(
      ['/v1', '/login', '/callback', '/logout', '/openapi', '/local'].map((path) => [
        path,
        process.env.OPENITEM_URL ?? 'http://127.0.0.1:8080',
      ]),
    ),
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
} as Parameters<typeof defineConfig>[0]);
