import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from './create-http-server.ts';

async function serve() {
  const times = { headersTimeout: 200, requestTimeout: 500, connectionsCheckingInterval: 50 };
  const slow = createHttpServer((request, response) => {
    request.resume().on('end', () => setTimeout(() => response.end('late'), 900));
  }, times);
  slow.listen(0, '127.0.0.1');
  await once(slow, 'listening');
  onTestFinished(() => void slow.close().closeAllConnections());
  const address = slow.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function send(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (bytes) => {
    heard += bytes.toString();
  });
  socket.write(text);
  await once(socket, 'close');
  return heard;
}

it('hangs up on who does not get to the end of the headers, or of the body', async () => {
  const port = await serve();
  expect(await send(port, 'POST / HTTP/1.1\r\nHost: x\r\nX-Slow: 1')).toMatch(/^HTTP\/1.1 408/);
  expect(await send(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc')).toMatch(/^HTTP\/1.1 408/);
});

it('lets an answer take as long as it takes', async () => {
  const port = await serve();
  const whole = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
  expect(await send(port, whole)).toMatch(/^HTTP\/1.1 200[\s\S]*late/);
});
