import { Readable } from 'node:stream';
import { eventPage, type EventPage, listEvents } from '@edoc-axis/contracts';
import { type AskedFor, preferredLanguage } from '@edoc-axis/platform';
import { Controller, Get, Inject, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { eventStream } from '../../following/event-stream.js';
import { Followers } from '../../following/followers.js';
import { type Asker, askerPort, type DoorLimits, doorLimitsPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { eventsQuery } from './parameters.js';

const streamMediaType = 'text/event-stream';

/** What happens to the caller's documents: in pages, or as it happens. */
@Controller('v1/events')
export class EventsController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(doorLimitsPort) private readonly limits: DoorLimits,
    @Inject(Followers) private readonly followers: Followers,
  ) {}

  @Get()
  @Call({
    tag: 'look',
    summary: 'Follow what happens to your documents',
    description:
      'Everything that happened to the documents your agencies sent or received, each event once, in order, with the ' +
      'receipt that came with it. `next` is the cursor to go on with. With `Accept: text/event-stream` the answer stays ' +
      'open and brings events as they happen (server-sent events: the id of each is its cursor, `Last-Event-ID` counts ' +
      'for more than `after`); it ends with an event `problem` when the access token does: come back with another.',
    scope: 'track',
    gives: {
      200: {
        says: 'A page of events, oldest first; or the stream of them.',
        shape: eventPage,
        mediaType: streamMediaType,
      },
    },
    refuses: ['event.cursor-unknown', 'event.followed-too-often', 'event.too-many-followers', 'fact.on-its-way'],
  })
  async list(
    @OnBehalf() by: AskedFor,
    @Query({ schema: eventsQuery }) { after, limit }: z.output<typeof eventsQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventPage | StreamableFile> {
    if (!wantsStream(request)) return pageOf(await this.asker.ask(listEvents, { after, limit }, by));
    return this.follow(by, lastEventId(request) ?? after, limit, { request, reply });
  }

  private async follow(
    by: AskedFor,
    after: string | undefined,
    limit: number,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<StreamableFile> {
    const first = await this.asker.ask(listEvents, { after, limit }, by);
    const { ended, leave } = this.followers.enter(first.follower);
    reply.raw.once('close', leave);
    // Gone while we asked: nobody would say so any more.
    if (reply.raw.destroyed) leave();
    const waitMs = this.limits.followerWaitMs;
    const frames = eventStream({
      ...{ first, ended },
      ask: (next) => this.asker.ask(listEvents, { after: next, limit, waitMs }, by),
      language: preferredLanguage(request.headers['accept-language']),
      slowMs: this.limits.followerSlowMs,
      cut: () => reply.raw.destroy(),
    });
    // Proxies that gather answers would hold events back.
    reply.header('x-accel-buffering', 'no');
    return new StreamableFile(Readable.from(frames, { objectMode: false, highWaterMark: 1 }), {
      type: streamMediaType,
    });
  }
}

function pageOf({ events, next, caughtUp }: EventPage): EventPage {
  return { events, next, caughtUp };
}

function wantsStream({ headers }: FastifyRequest): boolean {
  return (headers.accept ?? '').split(',').some((range) => range.split(';')[0]?.trim() === streamMediaType);
}

/** Longer than any cursor it is none, and is refused as such. */
function lastEventId({ headers }: FastifyRequest): string | undefined {
  const id = [headers['last-event-id']].flat()[0];
  return id ? id.slice(0, 100) : undefined;
}
