import type { X509Certificate } from 'node:crypto';
import { mayOnlySign } from './key-usage.js';

function certificateWith(extensionHex: string): X509Certificate {
  return { raw: Buffer.from(`30820100${extensionHex}0000000000000000`, 'hex') } as X509Certificate;
}

describe('key usage', () => {
  it.each([
    ['digitalSignature, critical', '0603551d0f0101ff0404030207 80', true],
    ['digitalSignature, not critical', '0603551d0f0404030207 80', true],
    ['digitalSignature and nonRepudiation', '0603551d0f0101ff0404030206 c0', true],
    ['keyCertSign and cRLSign', '0603551d0f0101ff0404030201 06', false],
    ['digitalSignature and keyCertSign', '0603551d0f0101ff0404030202 84', false],
    ['keyEncipherment', '0603551d0f0101ff0404030205 20', false],
    ['another extension', '0603551d130101ff0404030207 80', false],
    ['a broken extension', '0603551d0f0101ff05', false],
  ])('of %s', (_, extension, expected) => {
    expect(mayOnlySign(certificateWith(extension.replace(' ', '')))).toBe(expected);
  });
});
