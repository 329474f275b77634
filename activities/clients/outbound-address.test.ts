import { describe, expect, it } from 'vitest';
import { createOutboundAddresses } from './outbound-address.ts';

const names: Record<string, string[]> = {
  'api.example.com': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'half.example.com': ['93.184.215.14', '10.0.0.7'],
  'half.example.com.': ['93.184.215.14', '10.0.0.7'],
};
const addresses = createOutboundAddresses({
  privateHosts: ['inference.internal'],
  resolve: async (host) => names[host] ?? (/^[\d.]+$|:/.test(host) ? [host] : Promise.reject(new Error('ENOTFOUND'))),
});

describe('an address to call', () => {
  it.each(['https://api.example.com/v1', 'https://93.184.215.14', 'http://inference.internal:8080/v1'])(
    'may be %s',
    async (url) => {
      expect(await addresses.problemWith(url)).toBeNull();
    },
  );

  it.each([
    ['https://10.1.2.3/v1', /private/],
    ['https://192.168.0.1', /private/],
    ['https://169.254.169.254/latest/meta-data', /private/],
    ['https://0.0.0.0', /private/],
    ['https://2130706433/', /private/],
    ['https://0x7f.1/', /private/],
    ['https://127.1:8443', /private/],
    ['https://[::1]/', /private/],
    ['https://[::ffff:10.0.0.1]/', /private/],
    ['https://[fd00::1]/', /private/],
    ['https://[fe80::1]/', /private/],
    ['https://100.64.0.1/', /private/],
    ['https://0177.0.0.1/', /private/],
    ['https://017700000001/', /private/],
    ['https://127.0.0.1./', /private/],
    ['https://１２７.0.0.1/', /private/],
    ['https://[::ffff:7f00:1]/', /private/],
    ['https://[::7f00:1]/', /private/],
    ['https://[::10.0.0.1]/', /private/],
    ['https://[64:ff9b::a9fe:a9fe]/', /private/],
    ['https://[64:ff9b:1::a00:1]/', /private/],
    ['https://[2002:a00:1::]/', /private/],
    ['https://[fec0::1]/', /private/],
    ['https://[4000::1]/', /private/],
    ['https://half.example.com./', /private/],
    ['https://half.example.com', /private/],
    ['http://api.example.com', /https/],
    ['https://user:secret@api.example.com', /user or password/],
    ['https://api.example.com/?key=1', /query/],
    ['https://nowhere.example.com', /not found/],
    ['file:///etc/passwd', /URL such as/],
    ['gopher://api.example.com', /URL such as/],
    ['no url', /URL such as/],
  ])('may not be %s', async (url, problem) => {
    expect(await addresses.problemWith(url)).toMatch(problem);
  });
});
