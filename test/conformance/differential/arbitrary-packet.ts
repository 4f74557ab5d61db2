import { createMarkupHand, type Attributes, type MarkupHand } from './markup-hand.js';
import type { Random } from '../../support/random.js';
import type { Dialect } from './dialect.js';
import { vendorElement, type Scope } from './vendor-elements.js';

/** An unsigned packet that every axis reads, in two halves: its signature belongs between them. */
export interface ArbitraryPacket {
  readonly before: string;
  readonly after: string;
}

const packetNamespace = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';
/** Not allowed in XML, so it stands nowhere else. */
const signaturePlace = '\u0000';

export function arbitraryPacket(random: Random, sender: string, dialect: Dialect): ArbitraryPacket {
  const hand = createMarkupHand(random, dialect);
  const prefix = random.pick(['edXML', 'edXML', 'edXML', '', 'ed', 'e-1', 'văn']);
  const rootDeclarations = random.some(2, (): [string, string] => [
    random.pick(['unused', 'xlink', 'p']),
    random.pick(['urn:a', 'http://www.w3.org/1999/xlink']),
  ]);
  const outerScope: Scope = new Map([['', packetNamespace], ...rootDeclarations]);
  const scope: Scope = new Map([...outerScope, [prefix, packetNamespace]]);
  const writer = new PacketWriter(random, hand, dialect, prefix, scope, outerScope);
  const root = hand.element('edXML', rootAttributes(), writer.envelope(sender) + writer.attachments());
  const [before = '', after = ''] = (beginning() + root + miscellany()).split(signaturePlace);
  return { before, after };

  function rootAttributes(): Attributes {
    const declared = [...new Map(rootDeclarations)].map(([name, uri]): [string, string] => [`xmlns:${name}`, uri]);
    return [['xmlns', packetNamespace], ...declared, ...attributesOfXml(random, dialect)];
  }

  function beginning(): string {
    const mark = dialect === 'any' && random.chance(0.1) ? '\ufeff' : '';
    return (
      mark +
      random.pick([
        '',
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<?xml version='1.0' encoding='utf-8' standalone=\"yes\" ?>",
      ]) +
      miscellany()
    );
  }

  function miscellany(): string {
    return random.some(2, () => hand.gap()).join('');
  }
}

/** SignedInfo inherits them from the elements around it, the nearest of each. */
function attributesOfXml(random: Random, dialect: Dialect): Attributes {
  return random.some(dialect === 'any' ? 1 : 0, () => [
    random.pick(['xml:lang', 'xml:space', 'xml:base']),
    random.pick(['vi', 'preserve']),
  ]);
}

class PacketWriter {
  constructor(
    private readonly random: Random,
    private readonly hand: MarkupHand,
    private readonly dialect: Dialect,
    /** Of everything below the root; '' for none. */
    private readonly prefix: string,
    private readonly scope: Scope,
    /** Outside of the envelope, where no prefix is bound. */
    private readonly outerScope: Scope,
  ) {}

  envelope(sender: string): string {
    const declaration: Attributes = this.prefix === '' ? [] : [[`xmlns:${this.prefix}`, packetNamespace]];
    const { random, dialect } = this;
    const headerParts = this.mixed([this.messageHeader(sender), signaturePlace]);
    const header = this.around('edXMLHeader', headerParts, attributesOfXml(random, dialect));
    const body = this.around('edXMLBody', this.mixed([this.manifest()]));
    return this.hand.gap() + this.around('edXMLEnvelope', this.mixed([header, body]), declaration) + this.hand.gap();
  }

  attachments(): string {
    const { random, hand, outerScope } = this;
    const fields = [
      hand.element('ContentId', [], hand.text('cid:1')),
      hand.element('AttachmentName', [], hand.text('văn bản.pdf')),
      random.chance(0.5)
        ? hand.element('edXML:ContentTransferEncoded', [['xmlns:edXML', packetNamespace]], this.base64())
        : hand.element('ContentTransferEncoded', [], this.base64()),
    ];
    const attachment = hand.element('Attachment', [], this.mixed(fields, outerScope));
    const all = this.mixed(random.chance(0.9) ? [attachment] : [], outerScope);
    return hand.element('AttachmentEncoded', [], all) + hand.gap();
  }

  private messageHeader(sender: string): string {
    const { random } = this;
    const recipients = ['H36.1', 'H36.2', 'H36.3'].slice(0, 1 + random.below(3)).map((code) => this.organ('To', code));
    const optional = [
      this.value('Content', random.pick(sentences)),
      this.around(
        'SignerInfo',
        this.mixed([this.value('Position', 'Chủ tịch'), this.value('FullName', random.pick(sentences).slice(0, 20))]),
      ),
      this.around('ToPlaces', this.mixed([this.value('Place', 'Như trên'), this.value('Place', 'Lưu: VT')])),
      this.around(
        'PromulgationInfo',
        this.mixed([this.value('Place', 'Tỉnh Giả Định'), this.value('PromulgationDate', '2026/01/15')]),
      ),
    ].filter(() => random.chance(0.5));
    return this.around(
      'MessageHeader',
      this.mixed([
        this.organ('From', sender),
        ...recipients,
        this.value('DocumentId', `${sender},2026/01/15,123/CQA-VP`),
        this.around('Code', this.mixed([this.value('CodeNumber', '123'), this.value('CodeNotation', 'CQA-VP')])),
        this.around('DocumentType', this.mixed([this.value('Type', '2'), this.value('TypeName', 'Công văn')])),
        this.value('Subject', random.pick(sentences)),
        ...optional,
      ]),
    );
  }

  private manifest(): string {
    const line = this.around(
      'Reference',
      this.mixed([this.value('ContentId', 'cid:1'), this.value('AttachmentName', 'văn bản.pdf')]),
    );
    return this.around('edXMLManifest', this.mixed([line]), [['version', '1.0']]);
  }

  private organ(element: string, code: string): string {
    return this.around(
      element,
      this.mixed([this.value('OrganId', code), this.value('OrganName', this.random.pick(sentences))]),
    );
  }

  /** Lines and letters of base64, as builders break them. */
  private base64(): string {
    const { random, hand } = this;
    // Now and then longer than what is decoded at once.
    const words = random.chance(0.005) ? 4000 : 40;
    const bytes = Buffer.from('%PDF-1.7 văn bản '.repeat(1 + random.below(words)));
    const width = random.pick([1_000_000, 76, 64, 4]);
    const lineEnd = random.pick(['\n', '\r\n', '&#13;\n', ' ']);
    const lines = bytes.toString('base64').match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
    return random.chance(0.2) ? hand.text(lines.join('')) : lines.join(lineEnd);
  }

  private value(element: string, value: string): string {
    const spaced = this.random.chance(0.1) ? ` ${value}\n` : value;
    return this.around(element, this.hand.text(spaced));
  }

  private around(element: string, content: string, attributes: Attributes = []): string {
    return this.hand.element(this.prefix === '' ? element : `${this.prefix}:${element}`, attributes, content);
  }

  /** In any order, with space and strangers in between. */
  private mixed(parts: readonly string[], scope = this.scope): string {
    const { random, hand, dialect } = this;
    const strangers = random.chance(0.15) ? [vendorElement(random, hand, dialect, scope)] : [];
    return (
      random
        .shuffled([...parts, ...strangers])
        .map((part) => hand.gap() + part)
        .join('') + hand.gap()
    );
  }
}

const composed = 'Về việc thử nghiệm liên thông văn bản điện tử — “Đợt 2”, 50% & <khẩn>';
const sentences = [
  composed,
  composed.normalize('NFD'),
  'V/v "thử" & \'nghiệm\' ]]> 😀',
  'a',
  `${'rất dài '.repeat(20)}`,
];
