import { isCatalogued } from '@edoc-axis/domain';
import { readPacket } from '@edoc-axis/edxml';
import { altered } from './sample-packets.js';

const organ = (n: number, more = '') =>
  `<edXML:To><edXML:OrganId>H36.${n}</edXML:OrganId><edXML:OrganName>Xã ${n}</edXML:OrganName>${more}</edXML:To>`;
const before = (recipients: readonly string[]) =>
  altered('edoc_new', ['<edXML:To>', `${recipients.join('\n')}<edXML:To>`]);
const threeHundred = (change: (n: number) => string = organ) => Array.from({ length: 300 }, (_, n) => change(n + 1));

/** Beyond the hundredth they are read as they pass: nobody may notice. */
describe('hundreds of recipients', () => {
  it('are read like a few, in their order, with what stands between them', async () => {
    const packet = before(
      threeHundred((n) => `${organ(n, `<edXML:Email>x${n}@h36.example</edXML:Email>`)}<!-- ${n} --><x/>`),
    );
    const { header } = await readPacket(packet);
    const to = 'to' in header ? header.to : [];
    expect(to).toHaveLength(302);
    expect(to.slice(0, 300)).toEqual(
      Array.from({ length: 300 }, (_, n) => ({
        ...{ organId: `H36.${n + 1}`, organName: `Xã ${n + 1}`, email: `x${n + 1}@h36.example` },
      })),
    );
  });

  it('do not change what the packet says: its content digest leaves them out', async () => {
    const { contentDigest } = await readPacket(before(threeHundred()));
    expect(contentDigest).toBe((await readPacket(altered('edoc_new'))).contentDigest);
  });

  it.each<[string, number, (n: number) => string, string, string]>([
    [
      'without a name',
      250,
      (n) => organ(n).replace(/<edXML:OrganName>.*<\/edXML:OrganName>/, ''),
      'packet.field-missing',
      'To[250]/OrganName',
    ],
    [
      'with a comment in its code',
      180,
      (n) => organ(n).replace('H36.', 'H36.<!-- -->'),
      'packet.comment-in-value',
      'To[180]/OrganId',
    ],
    [
      'in another namespace',
      200,
      () => '<To xmlns="urn:x"><OrganId>H36.1</OrganId></To>',
      'packet.namespace-wrong',
      'To',
    ],
    ['that was named before', 299, () => organ(7), 'packet.organ-id-repeated', 'H36.7'],
  ])('one %s is refused and named', async (_, which, change, code, named) => {
    const packet = before(threeHundred((n) => (n === which ? change(n) : organ(n))));
    const error: unknown = await readPacket(packet).catch((thrown: unknown) => thrown);
    if (!isCatalogued(error)) throw new Error('it was read');
    expect(error.code).toBe(code);
    expect(JSON.stringify(error.params)).toContain(named);
  });
});
