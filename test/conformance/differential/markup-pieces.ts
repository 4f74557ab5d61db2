import type { Random } from '../../support/random.js';

/** A packet cut into its markup and what stands between, so that one piece can be changed. Joined it is the packet. */
export interface Piece {
  readonly kind: 'open' | 'close' | 'empty' | 'text' | 'section' | 'comment' | 'declaration';
  readonly text: string;
  /** Within the signature, its own tags included. */
  readonly inSignature: boolean;
}

const pattern = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+/g;
const signatureTag = /^<\/?(?:[^\s:/>]+:)?Signature[\s/>]/;

export function cutMarkup(text: string): Piece[] {
  let inSignature = false;
  return (text.match(pattern) ?? []).map((piece) => {
    const isBoundary = signatureTag.test(piece);
    const kind = kindOf(piece);
    const inside = inSignature || isBoundary;
    if (isBoundary) inSignature = kind === 'open';
    return { kind, text: piece, inSignature: inside };
  });
}

export function joinMarkup(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** One of the pieces that fit, rewritten; undefined when none fits. */
export function rewriteOne(
  pieces: readonly Piece[],
  random: Random,
  fits: (piece: Piece, index: number) => boolean,
  rewrite: (text: string) => string,
): string | undefined {
  const fitting = pieces.flatMap((piece, index) => (fits(piece, index) ? [index] : []));
  if (fitting.length === 0) return undefined;
  const chosen = random.pick(fitting);
  return pieces.map(({ text }, index) => (index === chosen ? rewrite(text) : text)).join('');
}

function kindOf(piece: string): Piece['kind'] {
  if (piece.startsWith('<!--')) return 'comment';
  if (piece.startsWith('<![')) return 'section';
  if (piece.startsWith('<?')) return 'declaration';
  if (!piece.startsWith('<')) return 'text';
  if (piece.startsWith('</')) return 'close';
  return piece.endsWith('/>') ? 'empty' : 'open';
}
