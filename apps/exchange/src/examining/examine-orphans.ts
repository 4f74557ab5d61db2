import type { Finding } from '@edoc-axis/contracts';
import { findOrphans, orphanedMsMin } from '../sweep-content.js';
import { type ExaminingPorts, finding } from './ports.js';

/** Two rounds of the sweeper: an orphan that old was not swept. */
const unsweptMs = 2 * orphanedMsMin;
const orphansMax = 100;

/** No kept object is without its packet for longer than the sweeper lets it be. */
export async function examineOrphans(
  ports: Pick<ExaminingPorts, 'database' | 'content' | 'clock'>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const content of findOrphans(ports, unsweptMs)) {
    findings.push(finding(`content ${content}`, 'content.orphaned', { content }));
    if (findings.length >= orphansMax) break;
  }
  return findings;
}
