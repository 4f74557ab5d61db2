import type { Certificate } from '@edoc-axis/signature';
import { type Answered, askAuthority, type AuthorityPorts, namesAuthority, type Outcome } from './ask-authority.js';
import { type KnownIssuers, listSignersFor, pathOf } from './known-issuers.js';

/** What an attempt brought, and the answers about the CAs that it rests on too. */
export interface PathOutcome {
  readonly outcome: Outcome;
  readonly aboutAuthorities: readonly AboutAuthority[];
}

export interface AboutAuthority extends Answered {
  /** The CA's. */
  readonly certificate: string;
}

/** Answers about CAs serve for all certificates below them. */
export type AuthorityAnswers = Map<string, Promise<Outcome>>;

export interface PathQuestion {
  readonly certificate: Certificate;
  readonly known: KnownIssuers;
  readonly at: Date;
  readonly signal?: AbortSignal;
  readonly answers: AuthorityAnswers;
}

/**
 * Asks about a certificate, and about each CA between it and the one that is trusted: a CA that was revoked takes with it
 * whatever it issued. CAs that name nobody to ask are believed as they are; a silent one leaves everything below unknown.
 */
export async function askAboutPath(question: PathQuestion, ports: AuthorityPorts): Promise<PathOutcome> {
  const { certificate, known, at, signal, answers } = question;
  const path = pathOf(certificate, known, at) ?? [];
  const [own, ...authorities] = links(path);
  // Without a CA that is trusted nobody's answer could be believed.
  if (!own) return { outcome: issuerUnknown(certificate), aboutAuthorities: [] };
  const alsoSigners = listSignersFor(path, known, at);
  const outcome = await askAuthority({ ...own, alsoSigners, at, signal }, ports);
  const aboutAuthorities: AboutAuthority[] = [];
  for (const link of authorities.filter((one) => namesAuthority(one.certificate))) {
    const { sha256 } = link.certificate.facts;
    const asked = answers.get(sha256) ?? askAuthority({ ...link, alsoSigners, at, signal }, ports);
    answers.set(sha256, asked);
    const about = await asked;
    if (!('said' in about)) return { outcome: 'said' in outcome ? about : outcome, aboutAuthorities };
    aboutAuthorities.push({ ...about, certificate: sha256 });
  }
  return { outcome: combined(outcome, aboutAuthorities), aboutAuthorities };
}

interface Link {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
}

/** Each certificate with the one above it; the root is nobody's. */
function links(path: readonly Certificate[]): Link[] {
  return path.slice(0, -1).flatMap((certificate, index) => {
    const issuer = path[index + 1];
    return issuer ? { certificate, issuer } : [];
  });
}

/** A revoked CA counts as the certificate's own revocation; an answer about a CA that runs out earlier ends the whole. */
function combined(own: Outcome, authorities: readonly Answered[]): Outcome {
  if (!('said' in own) || own.said.state === 'revoked') return own;
  const revoked = authorities.find(({ said }) => said.state === 'revoked' && said.reason !== 'removeFromCRL');
  if (revoked) return revoked;
  const ends = [own, ...authorities].flatMap(({ said }) => said.evidence.nextUpdate ?? []);
  const nextUpdate = ends.length > 0 ? new Date(Math.min(...ends.map(Number))) : undefined;
  return { ...own, said: { ...own.said, evidence: { ...own.said.evidence, nextUpdate } } };
}

function issuerUnknown({ facts }: Certificate): Outcome {
  return {
    responder: facts.issuer,
    problem: { code: 'revocation.issuer-unknown', params: { responder: facts.issuer } },
  };
}
