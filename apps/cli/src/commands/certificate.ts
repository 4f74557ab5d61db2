import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { certificateEntry, type CertificateEntry, listCertificates } from '@edoc-axis/contracts';
import type { Command } from 'commander';
import { z } from 'zod';
import { asOperator } from './axis.js';
import type { CommandContext } from './command.js';

export function certificateCommand(program: Command, context: () => CommandContext): void {
  const certificate = program.command('certificate').description('keep the certificates agencies sign with');

  certificate
    .command('add')
    .description('register a certificate for an agency')
    .argument('<code>', 'the agency; several separated by commas (an office sends what its committee signs)')
    .argument('<cert.pem>', 'the certificate; its CA must lie in certs/trust or in EDOC_HOME/trust')
    .option('--person', 'the certificate of a person, not of the organisation')
    .action(async (codes: string, file: string, { person }: { person?: boolean }) => {
      const entry = await asOperator(context()).post(certificateEntry, '/v1/certificates', {
        pem: await readFile(file, 'utf8'),
        agencies: codes.split(','),
        role: person ? 'person' : 'organisation',
      });
      show(entry, context());
    });

  certificate
    .command('list')
    .description('list registered certificates')
    .option('--agency <code>')
    .action(async ({ agency }: { agency?: string }) => {
      const page = listCertificates.reply;
      for (let after: string | undefined = ''; after !== undefined;) {
        const one: z.output<typeof page> = await asOperator(context()).get(page, '/v1/certificates', {
          agency,
          after: after || undefined,
        });
        for (const entry of one.certificates) show(entry, context());
        after = one.next;
      }
    });
}

function show(entry: CertificateEntry, { terminal }: CommandContext): void {
  terminal.result(entry, () => {
    const { subject, issuer, validTo } = new X509Certificate(Buffer.from(entry.der, 'base64'));
    return [
      `${entry.agencies.join(', ')}  ${entry.role}  ${subject.replaceAll('\n', ', ')}`,
      `    ${terminal.text({ vi: 'cấp bởi', en: 'issued by' })} ${issuer.replaceAll('\n', ', ')}, ${terminal.text({ vi: 'hết hạn', en: 'expires' })} ${validTo}`,
      `    SHA-256 ${entry.sha256}`,
    ];
  });
}
