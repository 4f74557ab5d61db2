import { X509Certificate } from 'node:crypto';
import { certificateEntry, type CertificateEntry, listCertificates } from '@edoc-axis/contracts';
import type { z } from 'zod';
import type { Terminal } from '../terminal/terminal.js';
import { asOperator } from './axis.js';
import type { DefineCommand } from './command.js';
import { readText } from './files.js';

export const defineCertificate: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  command
    .command('add')
    .description(text({ vi: 'đăng ký chứng thư số cho cơ quan', en: 'register a certificate for an agency' }))
    .argument(
      '<code>',
      text({
        vi: 'mã định danh; nhiều mã cách nhau bằng dấu phẩy (văn phòng gửi văn bản của ủy ban)',
        en: 'the agency; several separated by commas (an office sends what its committee signs)',
      }),
    )
    .argument(
      '<cert.pem>',
      text({
        vi: 'chứng thư số; CA phải nằm trong certs/trust hoặc EDOC_HOME/trust',
        en: 'the certificate; its CA must lie in certs/trust or in EDOC_HOME/trust',
      }),
    )
    .option(
      '--person',
      text({
        vi: 'chứng thư số cá nhân, không phải của cơ quan',
        en: 'the certificate of a person, not of the organisation',
      }),
    )
    .action(async (codes: string, file: string, { person }: { person?: boolean }) => {
      const entry = await asOperator(context).post(certificateEntry, '/v1/certificates', {
        pem: await readText(file),
        agencies: codes.split(','),
        role: person ? 'person' : 'organisation',
      });
      show(entry, terminal);
    });

  command
    .command('list')
    .description(text({ vi: 'liệt kê chứng thư số đã đăng ký', en: 'list registered certificates' }))
    .option('--agency <code>', text({ vi: 'chỉ của cơ quan này', en: 'only those of this agency' }))
    .action(async ({ agency }: { agency?: string }) => {
      const axis = asOperator(context);
      const page = listCertificates.reply;
      for (let after: string | undefined = ''; after !== undefined;) {
        const query = { agency, after: after || undefined };
        const one: z.output<typeof page> = await axis.get(page, '/v1/certificates', query);
        for (const entry of one.certificates) show(entry, terminal);
        after = one.next;
      }
    });
};

function show(entry: CertificateEntry, terminal: Terminal): void {
  terminal.result(entry, () => {
    const { subject, issuer, validTo } = new X509Certificate(Buffer.from(entry.der, 'base64'));
    return [
      `${entry.agencies.join(', ')}  ${entry.role}  ${subject.replaceAll('\n', ', ')}`,
      `    ${terminal.text({ vi: 'cấp bởi', en: 'issued by' })} ${issuer.replaceAll('\n', ', ')}, ${terminal.text({ vi: 'hết hạn', en: 'expires' })} ${validTo}`,
      `    SHA-256 ${entry.sha256}`,
    ];
  });
}
