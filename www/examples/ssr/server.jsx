import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { renderToString } from 'react-dom/server';
import { Story } from './Story.jsx';

const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; require-trusted-types-for 'script'";

const page = () => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Xi presses Trump on weapons for Taiwan</title>
  <script type="module" src="/client.js"></script>
</head>
<body><div id="app">${renderToString(<Story published="2026-02-05" />)}</div></body>
</html>`;

const server = createServer(async (request, reply) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/') {
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }).end(page());
    return;
  }
  try {
    const body = await readFile(new URL(`public${pathname}`, import.meta.url));
    reply.writeHead(200, { 'content-type': TYPES[extname(pathname)] ?? 'application/octet-stream' }).end(body);
  } catch {
    reply.writeHead(404).end();
  }
});

server.listen(process.env.PORT ?? 8080, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
