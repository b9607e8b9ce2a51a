// Serves the built console as the gateway does, with recorded answers behind it.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { answerTo, emptied } from './recorded.mjs';

const built = resolve(import.meta.dirname, '../../target/classes/console');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.yaml': 'application/yaml',
};
// As in the gateway's ConsolePages.
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/**
 * @param mode 'whole': everything answers; 'bare': only who and which company, all else leads nowhere; 'empty': lists
 *   without entries and figures of nothing; 'out': nobody is logged in
 * @param gone paths that do not answer though everything else does
 */
export async function serve(mode = 'whole', gone = []) {
  if (!existsSync(join(built, 'index.html'))) {
    throw new Error(`The console is not built: npm run build (${built} is empty)`);
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    if (url.pathname.startsWith('/v1/') || url.pathname.startsWith('/local/')) {
      answer(request, response, url, gone.includes(url.pathname) ? 'gone' : mode);
    } else if (url.pathname === '/login') {
      response.writeHead(200, { 'Content-Type': TYPES['.html'] }).end('<html lang="en"><title>Realm</title>The realm</html>');
    } else {
      file(response, url);
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

const KEPT = new Set(['/v1/me', '/v1/legal-entities']);
const BARE = new Set(['/v1/me', '/v1/legal-entities', '/v1/kpis']);

function answer(request, response, url, mode) {
  const refuse = (status, type) =>
    response
      .writeHead(status, { 'Content-Type': 'application/problem+json' })
      .end(JSON.stringify({ type: `https://openitem.io/problems/${type}`, title: type, status, detail: type }));
  if (request.headers['x-requested-with'] === undefined) {
    refuse(403, 'cross-site-request');
    return;
  }
  if (mode === 'out') {
    refuse(401, 'unauthenticated');
    return;
  }
  if (mode === 'gone') {
    refuse(503, 'unavailable');
    return;
  }
  if (mode === 'bare' && !BARE.has(url.pathname)) {
    // One way of not being there as good as the other.
    refuse(...(url.pathname.length % 2 === 0 ? [404, 'not-found'] : [503, 'unavailable']));
    return;
  }
  const body = answerTo(url, request.headers['accept-language']);
  if (body === undefined) {
    refuse(404, 'not-found');
    return;
  }
  const sent = mode === 'empty' && !KEPT.has(url.pathname) ? emptied(body) : body;
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(sent));
}

function file(response, url) {
  const wanted = join(built, normalize(decodeURIComponent(url.pathname)));
  const path = wanted.startsWith(built) && existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(built, 'index.html');
  response.writeHead(200, {
    'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
    'Content-Security-Policy': POLICY,
    ...(url.pathname.startsWith('/assets/') && { 'Cache-Control': 'public, immutable, max-age=31536000' }),
  });
  createReadStream(path).pipe(response);
}
