import { type Certificate, isInForce, type Revocation, revocationSourcesOf } from '@edoc-axis/signature';
import type { ExchangePorts } from '../ports.js';
import { hasRunOut, type NoteRevocation, revocationAt } from './signers.js';

/**
 * What is known of certificates that nobody registered: strangers' in PDF files, and time-stamp authorities'. The registry
 * hears of each one that is met, and asks in the background; nobody who sends waits for that. Until its answer is there the
 * certificate is one that nobody has checked.
 */
export function strangersIn(
  { directory, met, times }: Pick<ExchangePorts, 'directory' | 'met' | 'times'>,
  at: Date,
  note: NoteRevocation,
): (path: readonly Certificate[]) => Revocation | undefined {
  return (path) => {
    const [certificate] = path;
    if (!certificate) return undefined;
    const answered = directory.revocation(certificate.facts.sha256);
    const [responder] = sourcesOf(certificate);
    const mayBeAsked = responder !== undefined && isInForce(certificate, at);
    if (mayBeAsked) met.meets(path, at);
    const graceMs = times.revocationGraceMs;
    if (answered && !hasRunOut(answered, at)) {
      note(answered);
      return revocationAt(answered, at, graceMs);
    }
    // Whoever was not met for long is not asked about, and its last answer says nothing against it.
    return mayBeAsked
      ? { state: 'unknown', since: at, responder, graceUntil: new Date(at.getTime() + graceMs) }
      : undefined;
  };
}

function sourcesOf(certificate: Certificate): string[] {
  const { responders, lists } = revocationSourcesOf(certificate);
  return [...responders, ...lists];
}
