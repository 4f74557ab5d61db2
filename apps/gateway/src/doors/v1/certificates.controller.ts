import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  carryInRevocationList,
  certificateDistrust,
  certificateEntry,
  distrustCertificate,
  documentsSignedWith,
  listCertificates,
  newCertificate,
  newRevocationList,
  registerCertificate,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { changeRegister } from './change-register.js';
import { OnBehalf } from '../on-behalf.js';
import { certificatePath, certificatesQuery, signedWithQuery } from './parameters.js';
import { waits } from './waits.js';

/** Certificates agencies sign with. */
@Controller('v1')
export class CertificatesController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('certificates')
  @Call({
    tag: 'administer',
    summary: 'List registered certificates',
    scope: 'administer',
    gives: { 200: { says: 'A page of certificates.', shape: listCertificates.reply } },
  })
  certificates(
    @OnBehalf() by: AskedFor,
    @Query({ schema: certificatesQuery }) wanted: z.output<typeof certificatesQuery>,
  ) {
    return this.asker.ask(listCertificates, wanted, by);
  }

  @Post('certificates')
  @Call({
    tag: 'administer',
    summary: 'Register a certificate for agencies',
    scope: 'administer',
    takes: 'json',
    gives: { 201: { says: 'The certificate as it stands in the directory.', shape: certificateEntry }, ...waits },
    refuses: ['agency.unknown'],
  })
  register(@OnBehalf() by: AskedFor, @Body({ schema: newCertificate }) certificate: z.output<typeof newCertificate>) {
    return changeRegister(this.asker, registerCertificate, certificate, by);
  }

  @Post('certificates/:sha256/distrust')
  @Call({
    tag: 'administer',
    summary: 'Believe nothing signed with a certificate since a moment',
    description: 'The moment may be moved back later, and never forward.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The certificate as it stands in the directory.', shape: distrustCertificate.reply } },
    refuses: ['certificate.unknown'],
  })
  @HttpCode(200)
  distrust(
    @OnBehalf() by: AskedFor,
    @Param({ schema: certificatePath }) { sha256: certificate }: z.output<typeof certificatePath>,
    @Body({ schema: certificateDistrust }) distrust: z.output<typeof certificateDistrust>,
  ) {
    return changeRegister(this.asker, distrustCertificate, { ...distrust, certificate }, by);
  }

  @Get('certificates/:sha256/documents')
  @Call({
    tag: 'administer',
    summary: 'List what was accepted with a certificate’s signature since a moment',
    description: 'For the day a key was lost: codes, numbers and times, without subjects and files.',
    scope: 'administer',
    gives: { 200: { says: 'A page of documents.', shape: documentsSignedWith.reply } },
  })
  signedWith(
    @OnBehalf() by: AskedFor,
    @Param({ schema: certificatePath }) { sha256: certificate }: z.output<typeof certificatePath>,
    @Query({ schema: signedWithQuery }) wanted: z.output<typeof signedWithQuery>,
  ) {
    return this.asker.ask(documentsSignedWith, { ...wanted, certificate }, by);
  }

  @Post('revocation-lists')
  @Call({
    tag: 'administer',
    summary: 'Carry in the revocation list of a CA that cannot be reached',
    scope: 'administer',
    takes: 'json',
    gives: { 201: { says: 'What it says of registered certificates.', shape: carryInRevocationList.reply } },
    refuses: ['revocation.list-unwanted', 'revocation.stale', 'revocation.signature-wrong'],
  })
  carryIn(@OnBehalf() by: AskedFor, @Body({ schema: newRevocationList }) list: z.output<typeof newRevocationList>) {
    return changeRegister(this.asker, carryInRevocationList, list, by);
  }
}
