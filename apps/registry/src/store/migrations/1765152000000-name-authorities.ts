import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A standing names the answers about the CAs above it too. Lists that came as PEM text are kept as the DER that their
 * digest is of.
 */
export class NameAuthorities1765152000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table revocation add column authorities jsonb;

      with written as materialized (
        select sha256, substring(convert_from(bytes, 'LATIN1')
                                 from '-----BEGIN X509 CRL-----([A-Za-z0-9+/=[:space:]]*)-----END X509 CRL-----') as list
          from revocation_answer
         where kind = 'list' and position('-----BEGIN X509 CRL-----'::bytea in substr(bytes, 1, 64)) > 0
      )
      update revocation_answer a set bytes = decode(w.list, 'base64') from written w
       where a.sha256 = w.sha256 and encode(sha256(decode(w.list, 'base64')), 'hex') = w.sha256;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table revocation drop column authorities;`);
  }
}
