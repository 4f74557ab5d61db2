import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import {
  agencyContacts,
  capabilitiesView,
  listCertificates,
  putContacts,
  showCapabilities,
  showContacts,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { agencyPath, agencyQuery, certificatesQuery } from './parameters.js';

type AgencyPath = z.output<typeof agencyPath>;
const certificatesOfAgency = certificatesQuery.omit({ agency: true });
const contactsBody = putContacts.request.omit({ code: true });

/** What is not for everybody: how an agency can be reached, and who its people are. */
@Controller('v1/agencies/:code')
export class AgencyDetailsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('capabilities')
  @Call({
    tag: 'directory',
    summary: 'Show whether and how an agency can be written to',
    description:
      'As the exchange would judge it at that moment: whether it is open, who collects for it and how, what it says it ' +
      'takes; of a closed one its successors and who receives for it.',
    scope: 'directory',
    gives: { 200: { says: 'What it can.', shape: capabilitiesView } },
    refuses: ['agency.unknown'],
  })
  capabilities(
    @OnBehalf() by: AskedFor,
    @Param({ schema: agencyPath }) { code }: AgencyPath,
    @Query({ schema: agencyQuery }) { at }: z.output<typeof agencyQuery>,
  ) {
    return this.asker.ask(showCapabilities, { code, at }, by);
  }

  @Get('certificates')
  @Call({
    tag: 'directory',
    summary: 'List the certificates of an agency you serve',
    description:
      'With what its CA said last of each. `notices` says that one ends soon: 60, 30 and 7 days before, and it is time to ' +
      'have the next one registered.',
    scope: 'directory',
    gives: { 200: { says: 'A page of certificates.', shape: listCertificates.reply } },
    refuses: ['caller.not-serving'],
  })
  certificates(
    @OnBehalf() by: AskedFor,
    @Param({ schema: agencyPath }) { code }: AgencyPath,
    @Query({ schema: certificatesOfAgency }) page: z.output<typeof certificatesOfAgency>,
  ) {
    return this.asker.ask(listCertificates, { ...page, agency: code }, by);
  }

  @Get('contacts')
  @Call({
    tag: 'administer',
    summary: 'Show whom to reach about an agency',
    description: 'Not part of the directory.',
    scope: 'administer',
    gives: { 200: { says: 'Its clerks and its technical contacts.', shape: agencyContacts } },
    refuses: ['agency.unknown'],
  })
  contacts(@OnBehalf() by: AskedFor, @Param({ schema: agencyPath }) { code }: AgencyPath) {
    return this.asker.ask(showContacts, { code }, by);
  }

  @Put('contacts')
  @Call({
    tag: 'administer',
    summary: 'Name whom to reach about an agency',
    description: 'All of them anew, at most two clerks and two technical contacts.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The contacts as they stand.', shape: agencyContacts } },
    refuses: ['agency.unknown'],
  })
  putContacts(
    @OnBehalf() by: AskedFor,
    @Param({ schema: agencyPath }) { code }: AgencyPath,
    @Body({ schema: contactsBody }) contacts: z.output<typeof contactsBody>,
  ) {
    return this.asker.ask(putContacts, { ...contacts, code }, by);
  }
}
