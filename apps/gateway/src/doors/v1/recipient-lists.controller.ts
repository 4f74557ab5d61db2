import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import {
  deleteRecipientList,
  listRecipientLists,
  newRecipientList,
  putRecipientList,
  recipientList,
  showRecipientList,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { agencyPath, recipientListPath } from './parameters.js';

type ListPath = z.output<typeof recipientListPath>;

/** Whom an agency writes to again and again, kept by its clerks. */
@Controller('v1/agencies/:code/recipient-lists')
export class RecipientListsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get()
  @Call({
    tag: 'send',
    summary: 'List the saved lists of recipients of an agency',
    description: 'For its clerks.',
    scope: 'person',
    gives: { 200: { says: 'Their names, and how many recipients each has.', shape: listRecipientLists.reply } },
    refuses: ['caller.no-clerk-of'],
  })
  list(@OnBehalf() by: AskedFor, @Param({ schema: agencyPath }) { code }: z.output<typeof agencyPath>) {
    return this.asker.ask(listRecipientLists, { code }, by);
  }

  @Get(':name')
  @Call({
    tag: 'send',
    summary: 'Show a saved list of recipients',
    description: 'With the names of its recipients, and whether what is addressed to them now goes anywhere.',
    scope: 'person',
    gives: { 200: { says: 'The list.', shape: recipientList } },
    refuses: ['agency.list-unknown', 'caller.no-clerk-of'],
  })
  show(@OnBehalf() by: AskedFor, @Param({ schema: recipientListPath }) wanted: ListPath) {
    return this.asker.ask(showRecipientList, wanted, by);
  }

  @Put(':name')
  @Call({
    tag: 'send',
    summary: 'Save a list of recipients',
    description: 'The whole list, as it is from now on. Safe to repeat.',
    scope: 'person',
    takes: 'json',
    gives: { 200: { says: 'The list.', shape: recipientList } },
    refuses: ['agency.unknown', 'agency.too-many-lists', 'caller.no-clerk-of'],
  })
  put(
    @OnBehalf() by: AskedFor,
    @Param({ schema: recipientListPath }) list: ListPath,
    @Body({ schema: newRecipientList }) { recipients }: z.output<typeof newRecipientList>,
  ) {
    return this.asker.ask(putRecipientList, { ...list, recipients }, by);
  }

  @Delete(':name')
  @HttpCode(204)
  @Call({
    tag: 'send',
    summary: 'Delete a saved list of recipients',
    scope: 'person',
    gives: { 204: { says: 'It is gone, also where it was before.' } },
    refuses: ['caller.no-clerk-of'],
  })
  async delete(@OnBehalf() by: AskedFor, @Param({ schema: recipientListPath }) list: ListPath): Promise<void> {
    await this.asker.ask(deleteRecipientList, list, by);
  }
}
