import { CataloguedError } from '@edoc-axis/domain';

const partHeaderBytesMax = 8 * 1024;
/** Of clients that send one file and a few words beside it. */
const fewParts = 20;

/** A part of a form. What is not read of it is passed over. */
export interface FormPart {
  readonly name: string;
  /** As the sender wrote it, where it did. */
  readonly fileName?: string;
  readonly content: AsyncIterable<Buffer>;
}

/**
 * The parts of a form (RFC 7578), handed on as they come; the body is read to its end.
 * @throws CataloguedError `request.malformed`
 */
export async function* formParts(
  body: AsyncIterable<Buffer>,
  boundary: string,
  partsMax: number = fewParts,
): AsyncGenerator<FormPart> {
  const form = readForm(body, boundary);
  // What stands before the first delimiter is nobody's.
  await skip(form.untilDelimiter());
  for (let parts = 0; await form.hasPart(); parts += 1) {
    if (parts >= partsMax) throw malformed('the form has too many parts');
    const header = await form.partHeader();
    const content = form.untilDelimiter();
    yield { ...namesIn(header), content };
    await skip(content);
  }
  await form.drain();
}

/**
 * The file of a form; what else is in the form means nothing. The first part of such a name is the file.
 * @throws CataloguedError `request.malformed`; `request.parameter-missing` for a form without a file
 */
export async function* fileInForm(
  body: AsyncIterable<Buffer>,
  boundary: string,
  names: readonly [string, ...string[]],
): AsyncGenerator<Buffer> {
  let isFound = false;
  for await (const { name, content } of formParts(body, boundary)) {
    if (isFound || !names.includes(name)) continue;
    isFound = true;
    yield* content;
  }
  if (!isFound) throw new CataloguedError('request.parameter-missing', { parameter: names[0] });
}

/** The boundary of a form that is one (RFC 2046 section 5.1.1). */
export function boundaryIn(contentType = ''): string | undefined {
  const [, quoted, bare] =
    /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  return quoted ?? bare;
}

function readForm(body: AsyncIterable<Buffer>, boundary: string) {
  const pieces = body[Symbol.asyncIterator]();
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter may stand at the very beginning.
  let rest: Buffer = Buffer.from('\r\n');

  async function more(): Promise<boolean> {
    const { done, value } = await pieces.next();
    if (!done) rest = Buffer.concat([rest, value]);
    return !done;
  }

  async function demandMore(): Promise<void> {
    if (!(await more())) throw malformed('the form breaks off');
  }

  return {
    /** What comes before the next delimiter, in pieces. */
    async *untilDelimiter(): AsyncGenerator<Buffer> {
      for (;;) {
        const at = rest.indexOf(delimiter);
        // A delimiter may have begun in the last bytes.
        const passed = at >= 0 ? at : Math.max(0, rest.length - delimiter.length + 1);
        const piece = rest.subarray(0, passed);
        rest = rest.subarray(at >= 0 ? at + delimiter.length : passed);
        if (piece.length > 0) yield piece;
        if (at >= 0) return;
        await demandMore();
      }
    },

    /** Behind a delimiter: whether it was not the last. */
    async hasPart(): Promise<boolean> {
      while (rest.length < 2) await demandMore();
      return rest.toString('latin1', 0, 2) !== '--';
    },

    async partHeader(): Promise<string> {
      for (;;) {
        const at = rest.indexOf('\r\n\r\n');
        if (at > partHeaderBytesMax || (at < 0 && rest.length > partHeaderBytesMax)) {
          throw malformed('a part of the form has too long a header');
        }
        if (at >= 0) {
          const header = rest.toString('utf8', 0, at);
          rest = rest.subarray(at + 4);
          return header;
        }
        await demandMore();
      }
    },

    /** An epilogue means nothing; it is read all the same, or the connection could not go on. */
    async drain(): Promise<void> {
      do rest = Buffer.alloc(0);
      while (await more());
    },
  };
}

async function skip(pieces: AsyncIterable<Buffer>): Promise<void> {
  for await (const piece of pieces) void piece;
}

/** Two readers of one part must not see two names. */
function namesIn(header: string): Pick<FormPart, 'name' | 'fileName'> {
  const [disposition = '', another] = header.split(/\r\n/).filter((line) => /^content-disposition:/i.test(line));
  if (another !== undefined) throw malformed('a part of the form has two names');
  const name = /;\s*name="?([^";]*)/i.exec(disposition)?.[1] ?? '';
  const [, quoted, bare] = /;\s*filename=(?:"((?:\\["\\]|[^"])*)"|([^\s;]*))/i.exec(disposition) ?? [];
  return { name, fileName: quoted === undefined ? bare : unescaped(quoted) };
}

/** Browsers write quotes and line ends as URLs do (the HTML standard, multipart/form-data); others put a backslash before them. */
function unescaped(quoted: string): string {
  return quoted.replace(/\\(["\\])/g, '$1').replace(/%(22|0D|0A)/gi, (_, code: string) => {
    return String.fromCharCode(Number.parseInt(code, 16));
  });
}

function malformed(problem: string): CataloguedError {
  return new CataloguedError('request.malformed', { problem });
}
