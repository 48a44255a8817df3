import { createServer } from 'vite';

const [root, cacheDir] = process.argv.slice(2);
const server = await createServer({ root, cacheDir, logLevel: 'warn', server: { host: '127.0.0.1', port: 0 } });
await server.listen();
console.log(server.resolvedUrls.local[0]);
