import { agenciesLookedAtMax, agencyCode, deliveryState, instant, pageLimit, partRole } from '@edoc-axis/contracts';
import { z } from 'zod';

/** Parameters of the lists people look at. Several codes or states stand in one parameter, or it is repeated. */
const several = <Each extends z.ZodType<unknown, string>>(each: Each, most: number) =>
  z
    .union([z.string(), z.array(z.string()).max(most)])
    .transform((given) =>
      [given]
        .flat()
        .flatMap((list) => list.split(','))
        .map((one) => one.trim()),
    )
    .pipe(z.array(each).min(1).max(most));

const agencies = several(agencyCode, agenciesLookedAtMax)
  .optional()
  .describe('Of these agencies of yours, separated by commas; of all you may see, when absent.');
const cursor = z.string().min(1).max(100);

export const documentsQuery = z.strictObject({
  role: partRole.describe('What was sent to the agencies, or what they sent.'),
  agency: agencies,
  waits: z
    .enum(['true', 'false'])
    .default('false')
    .transform((given) => given === 'true')
    .pipe(z.boolean())
    .describe(
      'Received ones that wait for the agency, the most urgent first, then the oldest. It goes with no other filter.',
    ),
  state: several(deliveryState, 7)
    .optional()
    .describe('Deliveries that stand so; of a sent document, one of them does.'),
  text: z
    .string()
    .max(200)
    .optional()
    .describe(
      'Words of number, notation and subject, each from its beginning: `12/UBND-VP`. Accents and case are ignored.',
    ),
  other: agencyCode.optional().describe('The other side: this agency, or one below it.'),
  from: instant.optional().describe('Sent to the recipient, or accepted, at or after that moment.'),
  to: instant.optional().describe('Before that moment.'),
  priority: z.coerce.number().int().min(0).max(4).optional().describe('At least so urgent.'),
  after: cursor.optional(),
  limit: pageLimit.default(50),
});

export const waitingQuery = z.strictObject({ agency: agencies });

export const overdueQuery = z.strictObject({
  agency: agencies,
  role: partRole
    .optional()
    .describe('`received`: the agencies are late; `sent`: somebody is late with what they sent. Both, when absent.'),
  after: cursor.optional(),
  limit: pageLimit.default(100),
});

export const registerQuery = z.strictObject({
  agency: agencyCode,
  year: z.coerce.number().int().min(1900).max(2199).describe('In Việt Nam.'),
  format: z.enum(['json', 'csv', 'xlsx']).default('json').describe('A page of it, or all of it as a file.'),
  after: cursor.optional(),
  limit: pageLimit.default(100),
});
