// Written by `npm run types -w @edoc-axis/portal` from /openapi.json; not by hand.
export interface paths {
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one’s sessions
         * @description Those that go on, the newest first: from where, since when, and which of them asks.
         */
        get: operations["sessions.list"];
        put?: never;
        /**
         * Sign in
         * @description For people: name, password and the code of an authenticator, or a recovery code. `session` is a secret that goes on for twelve hours, thirty minutes unused; `accessToken` is what calls are made with, for two minutes.
         */
        post: operations["sessions.signIn"];
        /** End all one’s other sessions */
        delete: operations["sessions.endOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the next access token of a session */
        post: operations["sessions.renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out */
        post: operations["sessions.signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/self": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show who is signed in, and what there is to know */
        get: operations["sessions.self"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one’s sessions */
        delete: operations["sessions.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change one’s password
         * @description Every session of the person ends.
         */
        post: operations["sessions.changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open an invitation
         * @description What to put into an authenticator. The invitation is not used up by that.
         */
        post: operations["sessions.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description Once: with a password and a code of the authenticator that was set up.
         */
        post: operations["sessions.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List documents received or sent
         * @description The newest first: a line for each delivery to your agencies, or for each document they sent, with how many of its recipients stand how. Who works for the axis looks at everybody’s. A call looks through some 20,000 documents at most: where it ended before it had looked at all of them `searchedBackTo` says how far it came, and `next` goes on from there. A page may be short, or empty, and have a `next`.
         */
        get: operations["looking.documents"];
        put?: never;
        /**
         * Send a document
         * @description The body is the edXML packet, forwarded byte for byte. Or `multipart/form-data`: first the part `draft` (JSON), then a part `file` for each of its attachments, in their order; the axis writes the packet, unsigned. A clerk sends for an agency whose system is the portal. Sending the same again is safe: it gets the first receipt. With `Repr-Digest: sha-256=:…:` what arrives is compared with what was meant. A refusal by the exchange carries its own `receipt`.
         */
        post: operations["submissions.send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a status packet
         * @description The body is an edXML status packet: `01` to `06`, `15` and `16` from the recipient of a document, `13` from its sender, which is a take-back, and needs the scope `send` instead. It ends where the JSON calls end, and travels to the other side byte for byte, with what its signature is worth. Safe to repeat.
         */
        post: operations["submissions.status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a document
         * @description The body is the sender's own revocation packet (business type 1), signed like any other. It is taken in as by `POST /v1/documents`, and refused when it is not about this document. Or `multipart/form-data` with the part `draft`, which says the `reason`, and perhaps the notice as a signed PDF `file`: the axis writes the packet, to everybody the document was addressed to.
         */
        post: operations["submissions.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/document-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check whether a document would be accepted
         * @description The same checks as sending; nothing is kept. Tells of each attachment what its signatures make of it, and what they make of the document. Or `multipart/form-data`: first the part `draft` (JSON), then a part `file` for each of its attachments, in their order; the axis writes the packet, unsigned.
         */
        post: operations["submissions.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/packet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a packet
         * @description Byte for byte as it was sent. With `Range` a part; `Repr-Digest` is always of the whole. Fetched by a clerk it is delivered; what people read is recorded.
         */
        get: operations["packets.packet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Show size and digest of a packet
         * @description Does not count as fetching it.
         */
        head: operations["packets.headers"];
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/attachments/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch an attachment, decoded
         * @description `n` counts from 1, in the order of the packet. Always a download, never shown in place. A file its sender wrapped into a ZIP comes as that ZIP. Fetched by a clerk the document is delivered; what people read is recorded.
         */
        get: operations["packets.attachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a document
         * @description Header, verdict on its signature, and its deliveries with whose move it is and since when.
         */
        get: operations["documents.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the deliveries of a document */
        get: operations["documents.deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what happened to a document, in words
         * @description `upTo` is the newest fact the axis had put in order when it answered.
         */
        get: operations["documents.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the receipts of a document */
        get: operations["documents.receipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a document back
         * @description From all recipients, or those named. What nobody has fetched is withdrawn at once; a recipient that has fetched it is asked (status 13) and answers 15 or 16. Safe to repeat.
         */
        post: operations["documents.takeBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/lift-freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a frozen document go on
         * @description It is handed over as it was accepted, and its timeline tells why and who let it. Who administers a branch may ask where all its parties lie in it; of more than 500 parties only administrators of the axis may. It is refused through a gateway that is not believed, and so is its approval.
         */
        post: operations["documents.liftFreeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens to your documents
         * @description Everything that happened to the documents your agencies sent or received, each event once, in order, with the receipt that came with it. `next` is the cursor to go on with. With `Accept: text/event-stream` the answer stays open and brings events as they happen (server-sent events: the id of each is its cursor, `Last-Event-ID` counts for more than `after`); it ends with an event `problem` when the access token does: come back with another.
         */
        get: operations["events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/revocation-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was known of revocation when a document was judged
         * @description One entry for each certificate that was looked up, registered or met in a PDF file, time-stamp authorities among them, with the answers that rests on. They are kept as long as the document.
         */
        get: operations["revocationanswers.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/revocation-answers/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch an answer about revocation
         * @description As its CA signed it: an OCSP response (RFC 6960) or a revocation list (RFC 5280), in DER.
         */
        get: operations["revocationanswers.answer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbox/lease": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lease what waits to be fetched
         * @description Urgent first. Until the lease ends nobody else is given the same delivery; then it waits again. With `packets` small packets (64 KiB) come along, and count as fetched.
         */
        post: operations["inbox.lease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm that a packet is in your hands
         * @description By the SHA-256 of the bytes you stored. Safe to repeat: the second time gets the first answer.
         */
        post: operations["inbox.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbox/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm several packets at once
         * @description Each for itself, as if it were confirmed alone: the outcomes stand in the order of the confirmations, and where there is no receipt there is the `problem`. Safe to repeat as a whole.
         */
        post: operations["inbox.confirmAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbox/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer several deliveries at once
         * @description Each for itself, as with `inbox/confirm`; several about one delivery in their order.
         */
        post: operations["inbox.answerAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a lease back */
        post: operations["inbox.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a delivery
         * @description `02` refused, `03` taken, `04` assigned, `05` processing, `06` done; `15` and `16` agree or disagree to a take-back, revocation or update. With 03 an `entry` enters the document into the register of received documents. Safe to repeat. With `answersSeen`, the `answersGiven` of the delivery as it was read, it counts only where nobody else has answered since.
         */
        post: operations["inbox.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries that ended in vain
         * @description Documents and statuses that expired or could not be delivered, until somebody sends them on or settles them; those that ended first come first. Who administers a branch sees those to recipients in it.
         */
        get: operations["operating.deadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/frozen-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List documents that are frozen
         * @description What the axis hands over to nobody, since when, by whom and why, those accepted last first. Who administers a branch sees those with a party in it.
         */
        get: operations["operating.frozen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver again what ended in vain
         * @description A new delivery that names the old, of what expired or could not be delivered. Who administers a branch may do so for recipients in it. Safe to repeat: the second time gets the first answer.
         */
        post: operations["operating.redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/redirect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redirect a delivery to who follows a closed agency
         * @description To a successor of the closed code, or to the agency that receives for it. What waits is ended, and a new delivery names it. It needs two persons. Who administers a branch may ask where both agencies lie in it. Safe to repeat.
         */
        post: operations["operating.redirect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a delivery that waits in vain
         * @description It becomes undeliverable, and its sender hears why. What was fetched within the last day may still be confirmed, and is not closed. Who administers a branch may do so for recipients in it. Safe to repeat.
         */
        post: operations["operating.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle a delivery that ended in vain
         * @description It was looked at and is not sent again: it leaves the list of dead letters. Who administers a branch may do so for recipients in it. Safe to repeat.
         */
        post: operations["operating.settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Freeze the document of a delivery
         * @description As `POST /v1/documents/{id}/freeze`: the document is handed over to none of its recipients.
         */
        post: operations["operating.freezeByDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Freeze a document
         * @description The axis hands it over no longer, until two administrators let it go on (`lift-freeze`). Who administers a branch may where all its parties lie in it. Safe to repeat: the first freeze is the answer.
         */
        post: operations["operating.freeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how the axis fares
         * @description What waits and for which system, what fails, what ended in vain, how far the tracker lags, which directory each process goes by, who is near a quota (of the copy of the exchange that answered), and which parts are ready. What a part that is down would have said is absent.
         */
        get: operations["operations.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find agencies */
        get: operations["agencies.find"];
        put?: never;
        /** Add an agency */
        post: operations["agencies.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agency-tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one level of the tree of agencies
         * @description Those directly below an agency, or below nobody. Whom the list leaves out (closed by `at`, no recipient) hands those below it on to where it stood itself. `branches` says which of them have others below them.
         */
        get: operations["agencies.tree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an agency
         * @description As it is now, or with `at` as it was or will be. One that has changed, or will, shows all its `versions`.
         */
        get: operations["agencies.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an agency
         * @description The fields given change from `since` on, past or to come, and by themselves at that moment; null takes a field away. A change to come leaves alone what is changed in the meantime.
         */
        patch: operations["agencies.change"];
        trace?: never;
    };
    "/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the directory
         * @description The changes after version `since`, as a compact JWS signed with the directory key (see `/v1/keys`). Ask again with its `upTo` until that is its `version`.
         */
        get: operations["agencies.directory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a change of an agency
         * @description What was to change from `since` on will not; until that moment.
         */
        post: operations["agencies.takeBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close an agency
         * @description From `at` on nothing is delivered to it, except to who receives for it.
         */
        post: operations["agencies.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}/sha1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tolerate an agency's signatures made with SHA-1, or no longer
         * @description They count as `weak` while it is tolerated, and as no signatures otherwise. Certificates are not meant.
         */
        post: operations["agencies.tolerateSha1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}/recipient-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the saved lists of recipients of an agency
         * @description For its clerks.
         */
        get: operations["recipientlists.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}/recipient-lists/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a saved list of recipients
         * @description With the names of its recipients, and whether what is addressed to them now goes anywhere.
         */
        get: operations["recipientlists.show"];
        /**
         * Save a list of recipients
         * @description The whole list, as it is from now on. Safe to repeat.
         */
        put: operations["recipientlists.put"];
        post?: never;
        /** Delete a saved list of recipients */
        delete: operations["recipientlists.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take documents along for the archive
         * @description For clerks of the agency. A ZIP, the newest first: packets (`van-ban/`), receipts as JWS (`bien-nhan/`), a list (`danh-sach.csv`) and at its end `index.json`. Up to 1,000 documents; `next` in `index.json` goes on. Each is a reading and recorded. What nobody has opened is listed as left out, and goes on waiting. An archive that breaks off has no `index.json`.
         */
        get: operations["archive.archive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import agencies from a file
         * @description CSV in UTF-8 or XLSX: the first row names the columns, each further one is an agency. All of it is put in force, or nothing. A row does what adding, changing and closing its agency would do; an empty cell leaves what is registered as it is. With `dryRun` nothing changes, and every fault and effect is told.
         */
        post: operations["imports.bring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the files that were brought
         * @description Tried or in earnest, the newest first: who, when, how many rows and faults, and how it ended. Who administers a branch sees those that are about it alone, and their own.
         */
        get: operations["imports.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far an import is, or how it ended */
        get: operations["imports.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/imports/{id}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what is wrong with a file */
        get: operations["imports.faults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what each row of a file would do
         * @description For a day after a rehearsal; while an import waits for a second person, of the rows that change anything.
         */
        get: operations["imports.rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export agencies as CSV, XLSX or JSON
         * @description An agency and all below it, or all, as they stand now. CSV and XLSX can be imported again; titles are in the language of Accept-Language.
         */
        get: operations["agencysheets.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a day changed in the directory
         * @description What is otherwise at the end of a day in Việt Nam than at its beginning: opened, closed, renamed, moved below another, served by another system, policy and the rest, each with before and after. What was written for later stands in the list of the day on which it takes effect. Today’s list grows until midnight.
         */
        get: operations["agencysheets.changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List registered certificates */
        get: operations["certificates.certificates"];
        put?: never;
        /** Register a certificate for agencies */
        post: operations["certificates.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/{sha256}/distrust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Believe nothing signed with a certificate since a moment
         * @description The moment may be moved back later, and never forward.
         */
        post: operations["certificates.distrust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/{sha256}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was accepted with a certificate’s signature since a moment
         * @description For the day a key was lost: codes, numbers and times, without subjects and files.
         */
        get: operations["certificates.signedWith"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/revocation-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Carry in the revocation list of a CA that cannot be reached */
        post: operations["certificates.carryIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/systems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List systems
         * @description Who administers a branch is given those that serve it alone.
         */
        get: operations["systems.list"];
        put?: never;
        /**
         * Register a system
         * @description Of its key only the public half comes here (`publicKeyPem`); the private half never leaves who made it. A system of the doors `vxp` and `provincial` has a `secret` instead, sealed to the exchange by who made it (see `GET /v1/keys/sealing`).
         */
        post: operations["systems.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/systems/{system}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say when a system was last seen, and which statuses it sends */
        get: operations["systems.seen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/systems/{system}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a system, with what it serves and when */
        get: operations["systems.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Suspend a system, let it go on, or change what it may do and from where
         * @description In force at once; scopes and suspension also for tokens it has. `addresses` are the addresses and ranges it proves itself from, `signedCallAgeHours` how old the signature of a call may be at doors whose calls are signed; null takes either away. What lets more calls pass than before waits for a second administrator.
         */
        patch: operations["systems.change"];
        trace?: never;
    };
    "/v1/systems/{system}/destination": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say where packets are brought to for a system
         * @description Packets are brought there from now on, signed (see the guide). The address must be reached over https and lie in no private network, unless `privateAddresses` permits it; with `caPem` only its CAs count for TLS. A system that chose to fetch or to rest goes on so until it switches.
         */
        put: operations["systems.setDestination"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/systems/{system}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have packets brought, fetch them, or ask for a pause
         * @description For the system itself, and for administrators. `push` and `paused` need an address that was set before.
         */
        post: operations["systems.switchPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/systems/{system}/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move agencies to a system, now or at a moment to come
         * @description What was planned for them at that moment or later falls away: giving them to who serves them now takes a plan back. What waits for an agency waits for its new system; the old one finishes what it handled.
         */
        post: operations["systems.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/systems/{system}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a system a new key; the old one ends after an overlap */
        post: operations["systems.addKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/systems/{system}/keys/{kid}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a key of a system, and the tokens it has got until now */
        post: operations["systems.revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connection-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List earlier checks of a branch */
        get: operations["connections.history"];
        put?: never;
        /**
         * Check whether every agency of a branch can send and receive now
         * @description Nothing is sent to find out: its system asked for documents or confirmed one within 15 minutes, and a certificate of its is good. Each agency that is not reachable is named with every reason. The result is kept.
         */
        post: operations["connections.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connection-checks/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have every agency of a branch confirm a test document
         * @description Begins now or at its moment: a robot sends every agency, and every closed code somebody receives for, a document marked "[KIỂM TRA KẾT NỐI] không phải văn bản". Who confirms it is reachable. At the end it is taken back: it stays with nobody who has not fetched it. Two checks of the same agencies are an hour apart.
         */
        post: operations["connections.announce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connection-checks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a check of connections with whom it did not reach
         * @description Of an active one that runs: as it stands, with who has not fetched or not confirmed yet.
         */
        get: operations["connections.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connection-checks/{id}/call-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call an active check off, before it begins or while it runs */
        post: operations["connections.callOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where packets are brought to, with what fails there */
        get: operations["destinations.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was tried to bring a delivery, the latest first
         * @description What the other side said with a failure (`said`) is told to who works for the axis alone.
         */
        get: operations["destinations.attempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reorganisations/rehearsals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rehearse a reorganisation
         * @description What the plan would do, all that is wrong with it, and what is under way to the codes it closes. Nothing is kept.
         */
        post: operations["reorganisations.rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reorganisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List reorganisations
         * @description Who administers a branch is given those that concern nobody outside it.
         */
        get: operations["reorganisations.list"];
        put?: never;
        /**
         * Propose a reorganisation
         * @description Kept, if it has no faults, until another administrator approves it; the directory does not change.
         */
        post: operations["reorganisations.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reorganisations/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a reorganisation with its plan */
        get: operations["reorganisations.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reorganisations/{name}/trees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what a reorganisation changes, before and after
         * @description Beside what stood just before its moment, in whatever state it is.
         */
        get: operations["reorganisations.trees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reorganisations/{name}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a reorganisation that somebody else proposed
         * @description Judged anew and written down at once; it takes effect by itself, everywhere, at its moment.
         */
        post: operations["reorganisations.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reorganisations/{name}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a reorganisation until its moment
         * @description What it wrote is taken back, all of it or nothing; what others changed since stays.
         */
        post: operations["reorganisations.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}/capabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show whether and how an agency can be written to
         * @description As the exchange would judge it at that moment: whether it is open, who collects for it and how, what it says it takes; of a closed one its successors and who receives for it.
         */
        get: operations["agencydetails.capabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the certificates of an agency you serve
         * @description With what its CA said last of each. `notices` says that one ends soon: 60, 30 and 7 days before, and it is time to have the next one registered.
         */
        get: operations["agencydetails.certificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show whom to reach about an agency
         * @description Not part of the directory.
         */
        get: operations["agencydetails.contacts"];
        /**
         * Name whom to reach about an agency
         * @description All of them anew, at most two clerks and two technical contacts.
         */
        put: operations["agencydetails.putContacts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}/joining": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what an agency you serve still needs to be live
         * @description A checklist that ticks itself: each item is done, since when, or says what to do next. Administrators see that of every agency.
         */
        get: operations["joining.show"];
        put?: never;
        /**
         * Take an agency a step further: to its tests, live, or suspend it
         * @description Who is not live sends to and receives from test agencies alone; who is suspended gets and sends nothing new, and what was accepted before still arrives. Going live is refused while the checklist has open items, unless `anyway` and a reason say that it shall be; they stand in the audit log.
         */
        post: operations["joining.join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}/self-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a robot send a test document to an agency you serve
         * @description Signed, with the subject "[KIỂM TRA KẾT NỐI] không phải văn bản"; it is fetched, confirmed and answered as any other. Within a minute it is the same document. Administrators may ask for it, too.
         */
        post: operations["joining.selfTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/robots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add the robot agencies, which are there to be tried with
         * @description One finishes everything, one refuses everything, one stays silent, and one answers with a document which it then updates, replaces and takes back. They are marked `test` and hidden from pickers. Asked again it adds what is missing.
         */
        post: operations["joining.addRobots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List people
         * @description Who administers a branch sees its people. Closed accounts are listed too.
         */
        get: operations["people.list"];
        put?: never;
        /**
         * Add a person
         * @description The invitation is shown here and never again; it opens the account once, within seven days.
         */
        post: operations["people.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a person */
        get: operations["people.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import people from a CSV file
         * @description Columns `name`, `fullName`, `email`, `role`, `agencies`. All of it or nothing: a refusal names every fault with row and column in `faults`. With `dryRun` nothing is kept.
         */
        post: operations["people.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{name}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite a person anew
         * @description The former invitation opens nothing any more.
         */
        post: operations["people.invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{name}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a person other roles
         * @description The sessions of the person end.
         */
        post: operations["people.roles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{name}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an account for good */
        post: operations["people.disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{name}/reset-totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset the second factor of an account
         * @description What comes back sets up a new one, together with the password. The person is told.
         */
        post: operations["people.resetSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what waits for a second person
         * @description And what became of it; the newest first. Undecided for fourteen days it lapses.
         */
        get: operations["approvals.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what waits for a second person */
        get: operations["approvals.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve as the second person
         * @description It is judged anew and done, once. `result` is what who asked would have been answered.
         */
        post: operations["approvals.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse as the second person */
        post: operations["approvals.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit log
         * @description Who did what, when, from where, before, after and why; the newest first. Auditors and administrators of the axis read all of it, who administers a branch what concerns the branch.
         */
        get: operations["approvals.audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the mails and calls by which agencies are told what is late or went wrong
         * @description Those that wait, were sent or were given up, the newest first, with the reason of the last failure. `withoutContact` counts what nobody could be told because the agency has named no contact.
         */
        get: operations["notices.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/axis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the axis
         * @description Its name, and whether grave acts need a second person (`twoPersons`).
         */
        get: operations["axis.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the public keys of the axis
         * @description Every receipt, token and directory key it has and ever had, with how it ended. `jws` is the same list signed by the axis' root (ES256, `typ: edoc-keys+jwt`): verify it with the root certificate alone, and believe nothing else.
         */
        get: operations["axis.keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/sealing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the key that secrets of systems are sealed to
         * @description What a system of the doors `vxp` and `provincial` shares with the axis is sealed to it: a compact JWE (`ECDH-ES` on P-256, `A256GCM`) of the JSON `{"system", "secret"}`, which the exchange alone opens. After a rotation it is another; what was sealed before still opens. It signs nothing, so `GET /v1/keys` does not list it.
         */
        get: operations["axis.sealingKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/examination/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Examine a page of documents for broken promises
         * @description Every receipt's document present with its digest, facts in agreement with states. Changes nothing.
         */
        get: operations["axis.examineExchange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/examination/registry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Examine whether anybody answers about the revocation of certificates */
        get: operations["axis.examineRegistry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/examination/tracker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Examine whether every fact arrived, in order, once */
        get: operations["axis.examineTracker"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in, in a browser
         * @description As `POST /v1/sessions`, but the session comes as a cookie that no script reads. For our own pages alone: with the header `x-edoc-portal: 1`, from this origin.
         */
        post: operations["portalsession.signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/session/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get the next access token of a session in a browser
         * @description `active`: somebody is at work. Without that the session is idle, and ends in its time.
         */
        post: operations["portalsession.renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/session/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out, in a browser */
        post: operations["portalsession.signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter a document into the register of received documents
         * @description One that was acknowledged without; with the answer 03 it is entered at once. Without a number it gets the next of the year. Safe to repeat.
         */
        post: operations["registers.enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/entry/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct an entry of the register of received documents
         * @description Its number, its day of arrival, or both, with a reason: by a clerk of the agency, or the system that serves it. `was` is the entry as it was seen. What it was stays with it (`corrections`). Receipts do not change. Safe to repeat.
         */
        post: operations["registers.correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registers/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the register of received documents
         * @description Of one agency and one year, by number, with the next number. As CSV or XLSX it is the whole year, with the columns of the paper register, titled in Vietnamese or English.
         */
        get: operations["registers.received"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registers/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the register of sent documents
         * @description What one agency sent in one year, by number. As CSV or XLSX it is the whole year, with the columns of the paper register, titled in Vietnamese or English.
         */
        get: operations["registers.sent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count what waits and what is late
         * @description For a number in a title. `overdue` is left out while that cannot be told.
         */
        get: operations["looking.waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is late now
         * @description The longest first, with whose move it is and since when. What is done leaves the list. `subject`, `priority` and `dueOn` are left out while the exchange cannot be asked, and of documents the caller may not see.
         */
        get: operations["looking.overdue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what people read
         * @description Who read which file of which document, when, from where, for which agency or why; the newest first. Auditors and administrators of the axis see all, who administers a branch what was read for agencies in it.
         */
        get: operations["readings.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who read a document */
        get: operations["readings.ofDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take documents along for the archive, in a browser
         * @description As `GET /v1/archive`, by the cookie of a session.
         */
        get: operations["portalarchive.archive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/documents/{id}/attachments/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show or fetch an attachment, in a browser
         * @description With `show=1` PDF files, images and plain text that are what they say they are come in place; all else is a download. Opened by a clerk of a recipient the document is delivered; each reading is recorded.
         */
        get: operations["portalfiles.attachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/documents/{id}/attachments/{n}/openable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether an attachment would be opened, in a browser
         * @description A frame cannot tell its page why it stays empty. No reading: nothing is handed out, recorded or delivered.
         */
        get: operations["portalfiles.openable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/documents/{id}/packet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a packet, in a browser */
        get: operations["portalfiles.packet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count documents and what became of them, per day, agency or branch
         * @description Clerks and systems see their own agencies, administrators of a branch all within it, who works for the axis all. What an agency sent is counted on the day it was accepted, what became of it on the day that happened and for the recipient. Documents of and to robots are not counted. Counts follow within seconds; `caughtUp` says whether they do. Means: `hoursToDelivered` / `timedDelivered`, `hoursToAcknowledged` / `timedAcknowledged`. As CSV or XLSX, by `format` or `Accept`, all pages and the sum below them.
         */
        get: operations["statistics.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Agency: {
            name: string;
            shortName?: string;
            /** @enum {string} */
            agencyKind?: "government" | "people-committee" | "people-council" | "party" | "enterprise" | "other";
            parent?: string;
            address?: string;
            level: number;
            /** @enum {string} */
            policy?: "packet" | "attachment" | "either" | "both" | "channel";
            capabilities?: {
                packetBytesMax?: number;
                businessTypes?: (0 | 1 | 2 | 3)[];
                attachmentTypes?: string[];
            };
            /** @default false */
            centre: boolean;
            hidden?: boolean;
            test?: boolean;
            /** @constant */
            kind: "agency";
            code: string;
            form102?: string;
            /** Format: date-time */
            validFrom: string;
            /** Format: date-time */
            validUntil?: string;
            /** @default [] */
            successors: string[];
            receivesFor?: {
                agency: string;
                /** Format: date-time */
                until: string;
            };
            toleratesSha1?: boolean;
            joining?: {
                /** @enum {string} */
                state: "invited" | "testing" | "live" | "suspended";
                /** Format: date-time */
                since: string;
            };
            /** @enum {string} */
            robot?: "finishes" | "refuses" | "silent" | "changes";
            versions?: {
                name: string;
                shortName?: string;
                /** @enum {string} */
                agencyKind?: "government" | "people-committee" | "people-council" | "party" | "enterprise" | "other";
                parent?: string;
                address?: string;
                level?: number;
                /** @enum {string} */
                policy?: "packet" | "attachment" | "either" | "both" | "channel";
                capabilities?: {
                    packetBytesMax?: number;
                    businessTypes?: (0 | 1 | 2 | 3)[];
                    attachmentTypes?: string[];
                };
                /** @default false */
                centre: boolean;
                hidden?: boolean;
                test?: boolean;
                /** Format: date-time */
                since: string;
            }[];
        };
        AgencyCapabilities: {
            agency: string;
            name: string;
            /** Format: date-time */
            at: string;
            reachable: boolean;
            problem?: components["schemas"]["Saying"];
            open: boolean;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until?: string;
            served?: {
                system: string;
                /** @enum {string} */
                how: "pull" | "push" | "portal" | "peer";
                /** Format: date-time */
                since: string;
                /** Format: date-time */
                until?: string;
                suspended: boolean;
            };
            accepts: {
                packetBytesMax: number;
                businessTypes?: (0 | 1 | 2 | 3)[];
                attachmentTypes?: string[];
            };
            joining?: {
                /** @enum {string} */
                state: "invited" | "testing" | "live" | "suspended";
                /** Format: date-time */
                since: string;
            };
            successors: string[];
            receivedBy?: {
                agency: string;
                /** Format: date-time */
                until: string;
            };
            version: number;
        };
        AgencyContacts: {
            /** @default [] */
            clerks: {
                /** @description Of the person or the office: "Văn thư cơ quan". */
                role: string;
                /** Format: email */
                email?: string;
                telephone?: string;
            }[];
            /** @default [] */
            technical: {
                /** @description Of the person or the office: "Văn thư cơ quan". */
                role: string;
                /** Format: email */
                email?: string;
                telephone?: string;
            }[];
        };
        Answer: {
            /** @enum {string} */
            status: "13" | "15" | "16" | "01" | "02" | "03" | "04" | "05" | "06";
            name: {
                vi: string;
                en: string;
            };
            description?: string;
            staff?: {
                department?: string;
                staff?: string;
                email?: string;
                mobile?: string;
            };
            /** Format: date-time */
            at: string;
            by: string;
            signature?: string;
        };
        Attachment: {
            n: number;
            name: string;
            description?: string;
            contentType?: string;
            bytes: number;
            sha256: string;
            main: boolean;
            pdf?: {
                code: string;
                params: {
                    [key: string]: unknown;
                };
                sentence: {
                    vi: string;
                    en: string;
                };
                /** @enum {string} */
                verdict: "valid" | "weak" | "absent" | "unsupported" | "invalid" | "untrusted" | "expired" | "not-yet-valid" | "revoked" | "revocation-unknown" | "wrong-agency" | "unreadable" | "not-read";
                signatures: {
                    code: string;
                    params: {
                        [key: string]: unknown;
                    };
                    sentence: {
                        vi: string;
                        en: string;
                    };
                    /** @enum {string} */
                    verdict: "valid" | "weak" | "absent" | "unsupported" | "invalid" | "untrusted" | "expired" | "not-yet-valid" | "revoked" | "revocation-unknown" | "wrong-agency";
                    /** @enum {string} */
                    kind: "signature" | "time-stamp";
                    field: string;
                    certificate?: {
                        subject: string;
                        issuer: string;
                        serial: string;
                        /** Format: date-time */
                        notBefore: string;
                        /** Format: date-time */
                        notAfter: string;
                        sha256: string;
                    };
                    /** @enum {string} */
                    role?: "organisation" | "person";
                    roleName?: {
                        vi: string;
                        en: string;
                    };
                    coversWholeFile: boolean;
                    /** @enum {string} */
                    changesAfter: "nothing" | "validation" | "signatures" | "filling" | "other";
                    /** Format: date-time */
                    claimedAt?: string;
                    provenTime?: {
                        /** Format: date-time */
                        at: string;
                        /** @enum {string} */
                        by: "time-stamp" | "first-seen";
                        authority?: string;
                    };
                    remarks: components["schemas"]["Saying"][];
                }[];
                remarks: components["schemas"]["Saying"][];
            };
            files?: {
                path: string;
                bytes: number;
                sha256?: string;
                main: boolean;
                pdf: {
                    code: string;
                    params: {
                        [key: string]: unknown;
                    };
                    sentence: {
                        vi: string;
                        en: string;
                    };
                    /** @enum {string} */
                    verdict: "valid" | "weak" | "absent" | "unsupported" | "invalid" | "untrusted" | "expired" | "not-yet-valid" | "revoked" | "revocation-unknown" | "wrong-agency" | "unreadable" | "not-read";
                    signatures: {
                        code: string;
                        params: {
                            [key: string]: unknown;
                        };
                        sentence: {
                            vi: string;
                            en: string;
                        };
                        /** @enum {string} */
                        verdict: "valid" | "weak" | "absent" | "unsupported" | "invalid" | "untrusted" | "expired" | "not-yet-valid" | "revoked" | "revocation-unknown" | "wrong-agency";
                        /** @enum {string} */
                        kind: "signature" | "time-stamp";
                        field: string;
                        certificate?: {
                            subject: string;
                            issuer: string;
                            serial: string;
                            /** Format: date-time */
                            notBefore: string;
                            /** Format: date-time */
                            notAfter: string;
                            sha256: string;
                        };
                        /** @enum {string} */
                        role?: "organisation" | "person";
                        roleName?: {
                            vi: string;
                            en: string;
                        };
                        coversWholeFile: boolean;
                        /** @enum {string} */
                        changesAfter: "nothing" | "validation" | "signatures" | "filling" | "other";
                        /** Format: date-time */
                        claimedAt?: string;
                        provenTime?: {
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            by: "time-stamp" | "first-seen";
                            authority?: string;
                        };
                        remarks: components["schemas"]["Saying"][];
                    }[];
                    remarks: components["schemas"]["Saying"][];
                };
            }[];
        };
        Certificate: {
            /** @constant */
            kind: "certificate";
            sha256: string;
            /** @enum {string} */
            role: "organisation" | "person";
            agencies: string[];
            der: string;
            /** Format: date-time */
            registeredAt: string;
            /** Format: date-time */
            revokedAt?: string;
            revocationReason?: string;
        };
        DeadLetter: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            carries: "document" | "status";
            /** Format: uuid */
            document: string;
            documentId: string;
            code: {
                number: string;
                notation: string;
            };
            sender: string;
            recipient: string;
            recipientName?: string;
            addressedTo: string[];
            /** @enum {string} */
            state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
            stateName: {
                vi: string;
                en: string;
            };
            /** Format: date-time */
            since: string;
            ageSeconds: number;
            reason?: components["schemas"]["Saying"];
            move: {
                code: string;
                params: {
                    [key: string]: unknown;
                };
                sentence: {
                    vi: string;
                    en: string;
                };
                /** @enum {string} */
                who: "recipient-system" | "recipient-clerk" | "recipient-office" | "sender" | "administrator" | "axis" | "nobody";
                /** Format: date-time */
                since: string;
            };
        };
        Delivery: {
            /** Format: uuid */
            id: string;
            recipient: string;
            recipientName?: string;
            addressedTo: string[];
            /** @enum {string} */
            state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
            stateName: {
                vi: string;
                en: string;
            };
            /** Format: date-time */
            since: string;
            reason?: components["schemas"]["Saying"];
            answers: components["schemas"]["Answer"][];
            answersGiven: number;
            /** @enum {string} */
            furthest?: "13" | "15" | "16" | "01" | "02" | "03" | "04" | "05" | "06";
            questions?: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "take-back" | "revocation" | "update";
                name: {
                    vi: string;
                    en: string;
                };
                reason?: string;
                /** Format: date-time */
                askedAt: string;
                by: string;
                disagreed: boolean;
            }[];
            move: {
                code: string;
                params: {
                    [key: string]: unknown;
                };
                sentence: {
                    vi: string;
                    en: string;
                };
                /** @enum {string} */
                who: "recipient-system" | "recipient-clerk" | "recipient-office" | "sender" | "administrator" | "axis" | "nobody";
                /** Format: date-time */
                since: string;
            };
            entered?: {
                year: number;
                number: number;
                /** Format: date */
                on: string;
                corrections?: {
                    year: number;
                    number: number;
                    /** Format: date */
                    on: string;
                    /** Format: date-time */
                    correctedAt: string;
                    by: string;
                    reason: string;
                }[];
            };
            /** Format: uuid */
            redelivers?: string;
            /** Format: uuid */
            successor?: string;
            /** Format: date-time */
            settledAt?: string;
            fetchedBy?: string[];
        };
        DeliveryReceipt: {
            /** Format: uuid */
            delivery: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
            stateName: {
                vi: string;
                en: string;
            };
            receipts: components["schemas"]["Receipt"][];
            entry?: {
                year: number;
                number: number;
                /** Format: date */
                on: string;
                /** Format: date-time */
                enteredAt: string;
                by: string;
                corrections?: {
                    year: number;
                    number: number;
                    /** Format: date */
                    on: string;
                    /** Format: date-time */
                    correctedAt: string;
                    by: string;
                    reason: string;
                }[];
            };
        };
        Document: {
            /** Format: uuid */
            id: string;
            documentId: string;
            sender: string;
            senderName?: string;
            businessType: number;
            edition: number;
            code: {
                number: string;
                notation: string;
            };
            subject: string;
            promulgatedOn?: string;
            heading?: {
                typeName?: string;
                place?: string;
                dueOn?: string;
                signer?: {
                    competence?: string;
                    position?: string;
                    fullName?: string;
                };
            };
            priority: number;
            /** Format: date-time */
            acceptedAt: string;
            /** Format: date-time */
            revokedAt?: string;
            concerns?: {
                /** Format: uuid */
                id: string;
                documentId: string;
                businessType: number;
                /** Format: date-time */
                at: string;
                reason?: string;
            }[];
            concernedBy?: {
                /** Format: uuid */
                id: string;
                documentId: string;
                businessType: number;
                /** Format: date-time */
                at: string;
                reason?: string;
            }[];
            /** Format: date-time */
            frozenAt?: string;
            frozenFor?: string;
            packet: {
                sha256: string;
                bytes: number;
            };
            attachments: components["schemas"]["Attachment"][];
            verdict: components["schemas"]["Verdict"];
            revocationAnswers: {
                used: number;
                kept: number;
            };
            standing: {
                /** @enum {string} */
                standing: "original" | "organisation" | "person" | "information";
                sentence: {
                    vi: string;
                    en: string;
                };
            };
            /** @enum {string} */
            policy: "packet" | "attachment" | "either" | "both" | "channel";
            remarks: components["schemas"]["Saying"][];
            directoryVersion: number;
            deliveries: components["schemas"]["Delivery"][];
            nextDeliveries?: string;
        };
        Finding: {
            code: string;
            sentence: {
                vi: string;
                en: string;
            };
            subject: string;
        };
        AgencyDifference: {
            agency: string;
            /** @description At the end of the day. */
            name: string;
            /**
             * @description `moved`: it stands below another. `served`: another system serves it.
             * @enum {string}
             */
            what: "opened" | "closed" | "renamed" | "moved" | "served" | "policy" | "changed";
            field: string;
            before?: unknown;
            after?: unknown;
        };
        Import: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "receiving" | "judging" | "staging" | "putting-in-force" | "in-force" | "rehearsed" | "refused" | "broken-off" | "waiting";
            dryRun: boolean;
            who: string;
            reason?: string;
            /** Format: date-time */
            begunAt: string;
            /** Format: date-time */
            endedAt?: string;
            /** @description Of the file, as far as it came. */
            bytes: number;
            /** @description Of the file. */
            sha256?: string;
            rows: number;
            /** @description Rows judged so far. */
            judged: number;
            /** @description Rows written down so far, not in force yet. */
            staged: number;
            /** @description What the rows do; there once all are judged. */
            counts?: {
                new: number;
                changed: number;
                same: number;
            };
            faults: number;
            /** @description Why it ended without taking effect, where that is no fault of the file. */
            problem?: components["schemas"]["Saying"];
            /** @description Of the directory, where it is in force and changed anything. */
            versions?: {
                first: number;
                last: number;
            };
            /**
             * Format: uuid
             * @description Of `/v1/approvals`: what a second person approves, or did.
             */
            approval?: string;
            firstFaults: components["schemas"]["ImportFault"][];
            firstRows: {
                row: number;
                code: string;
                /** @enum {string} */
                effect: "new" | "changed" | "same";
                /** @description Which fields. */
                changed: string[];
            }[];
        };
        ImportFault: {
            code: string;
            params: {
                [key: string]: unknown;
            };
            sentence: {
                vi: string;
                en: string;
            };
            /** @description As a spreadsheet counts them: the first names the columns. */
            row?: number;
            column?: {
                letters: string;
                header: string;
            };
        };
        LeasedDelivery: {
            /** Format: uuid */
            id: string;
            leaseToken: string;
            /** Format: date-time */
            leaseUntil: string;
            /** @enum {string} */
            carries: "document" | "status";
            recipient: string;
            addressedTo: string[];
            asks?: {
                /** Format: uuid */
                question: string;
                /** Format: uuid */
                delivery: string;
            };
            document: {
                /** Format: uuid */
                id: string;
                documentId: string;
                sender: string;
                senderName?: string;
                businessType: number;
                code: {
                    number: string;
                    notation: string;
                };
                subject: string;
                priority: number;
                /** Format: date-time */
                acceptedAt: string;
                /** @constant */
                test?: true;
                packet: {
                    sha256: string;
                    bytes: number;
                    base64?: string;
                };
            };
        };
        AuditRecord: {
            id: string;
            /** Format: date-time */
            at: string;
            who: string;
            approvedBy?: string;
            address?: string;
            what: string;
            subject: string;
            agencies: string[];
            reason?: string;
            before?: unknown;
            after: unknown;
        };
        OperatedDelivery: {
            /** Format: uuid */
            delivery: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
            stateName: {
                vi: string;
                en: string;
            };
            receipts: components["schemas"]["Receipt"][];
            entry?: {
                year: number;
                number: number;
                /** Format: date */
                on: string;
                /** Format: date-time */
                enteredAt: string;
                by: string;
                corrections?: {
                    year: number;
                    number: number;
                    /** Format: date */
                    on: string;
                    /** Format: date-time */
                    correctedAt: string;
                    by: string;
                    reason: string;
                }[];
            };
            /** Format: date-time */
            settledAt?: string;
            successor?: {
                /** Format: uuid */
                id: string;
                recipient: string;
                addressedTo: string[];
                /** @enum {string} */
                state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
            };
        };
        Person: {
            name: string;
            fullName: string;
            email?: string;
            grants: ({
                /** @constant */
                role: "administrator";
                branch?: string;
            } | {
                /** @constant */
                role: "auditor";
            } | {
                /** @constant */
                role: "clerk";
                agencies: string[];
            })[];
            /** Format: date-time */
            addedAt: string;
            /** Format: date-time */
            joinedAt?: string;
            /** Format: date-time */
            invitedUntil?: string;
            secondFactor: boolean;
            /** Format: date-time */
            disabledAt?: string;
            disabledReason?: string;
        };
        Proposal: {
            /** Format: uuid */
            id: string;
            what: string;
            subject: string;
            agencies: string[];
            wanted: unknown;
            askedBy: string;
            bySystem?: boolean;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            until: string;
            /** @enum {string} */
            state: "pending" | "approved" | "refused" | "lapsed";
            decidedBy?: string;
            /** Format: date-time */
            decidedAt?: string;
            reason?: string;
        };
        PublicKey: {
            /** @enum {string} */
            use: "axis-root" | "receipt" | "token" | "directory";
            kid: string;
            algorithm: string;
            publicKeyPem: string;
            certificatePem?: string;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until?: string;
            ended?: {
                /** @enum {string} */
                why: "rotated" | "lost" | "replaced";
                /** Format: date-time */
                at: string;
                /** Format: date-time */
                lostSince?: string;
            };
        };
        Receipt: {
            id: string;
            event: string;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            delivery?: string;
            recipient?: string;
            jws: string;
        };
        Saying: {
            code: string;
            params: {
                [key: string]: unknown;
            };
            sentence: {
                vi: string;
                en: string;
            };
        };
        Reorganisation: {
            name: string;
            /** Format: date-time */
            effectiveAt: string;
            reason: string;
            /** @enum {string} */
            state: "proposed" | "approved" | "revoked";
            inForce: boolean;
            counts: {
                opens: number;
                closes: number;
                changes: number;
                moves: number;
            };
            proposed: {
                by: string;
                /** Format: date-time */
                at: string;
            };
            approved?: {
                by: string;
                /** Format: date-time */
                at: string;
            };
            revoked?: {
                by: string;
                /** Format: date-time */
                at: string;
                reason?: string;
            };
        };
        Submission: {
            /** Format: uuid */
            id: string;
            documentId: string;
            edition: number;
            receipt: string;
            deliveries: {
                /** Format: uuid */
                id: string;
                recipient: string;
                addressedTo: string[];
                /** @enum {string} */
                state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
            }[];
            nextDeliveries?: string;
            warnings: components["schemas"]["Saying"][];
        };
        OverdueView: {
            code: string;
            sentence: {
                vi: string;
                en: string;
            };
            /** Format: uuid */
            delivery: string;
            recipient: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            noticedAt: string;
            /** Format: date-time */
            endedAt?: string;
        };
        TimelineItem: {
            position: number;
            /** Format: date-time */
            at: string;
            kind: string;
            sentence: {
                vi: string;
                en: string;
            };
            by: string;
            /** Format: uuid */
            delivery?: string;
            recipient?: string;
            receipt?: string;
        };
        Verdict: {
            code: string;
            params: {
                [key: string]: unknown;
            };
            sentence: {
                vi: string;
                en: string;
            };
            /** @enum {string} */
            verdict: "valid" | "weak" | "absent" | "unsupported" | "invalid" | "untrusted" | "expired" | "not-yet-valid" | "revoked" | "revocation-unknown" | "wrong-agency";
            certificate?: {
                subject: string;
                issuer: string;
                serial: string;
                /** Format: date-time */
                notBefore: string;
                /** Format: date-time */
                notAfter: string;
                sha256: string;
            };
        };
        /** @description Parameters of the code stand beside these members. */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description `noun.what-is-wrong`, from the one catalogue; programs decide by it. */
            code: string;
            /** @description What is wrong and what to do, in the language of Accept-Language. */
            detail: string;
            /** @description Names this one case in the log of the axis. */
            occurrence?: string;
            /** @enum {string} */
            retry: "never" | "later";
            sentence: {
                vi: string;
                en: string;
            };
            /** @description Where the exchange refused a submission: its signed receipt (JWS). */
            receipt?: string;
        } & {
            [key: string]: unknown;
        };
        OAuthRefusal: {
            error: string;
            error_description: string;
            /** @description `noun.what-is-wrong`, from the one catalogue; programs decide by it. */
            code: string;
            /** @description Names this one case in the log of the axis. */
            occurrence?: string;
            /** @enum {string} */
            retry: "never" | "later";
            sentence: {
                vi: string;
                en: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "sessions.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: {
                            /** Format: uuid */
                            id: string;
                            address: string;
                            program?: string;
                            /** Format: date-time */
                            signedInAt: string;
                            /** Format: date-time */
                            seenAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            current: boolean;
                        }[];
                    };
                };
            };
        };
    };
    "sessions.signIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    password: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description A session and a first access token. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        expiresInSeconds: number;
                        session: string;
                        person: components["schemas"]["Person"];
                        idleSeconds: number;
                        /** Format: date-time */
                        endsAt: string;
                        notices: {
                            /** Format: date-time */
                            at: string;
                            agency?: string;
                            code: string;
                            params: {
                                [key: string]: unknown;
                            };
                            sentence: {
                                vi: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    "sessions.endOthers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many have ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
        };
    };
    "sessions.renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    session: string;
                };
            };
        };
        responses: {
            /** @description A bearer token for two minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        expiresInSeconds: number;
                        /** Format: date-time */
                        idleUntil: string;
                        /** Format: date-time */
                        endsAt: string;
                    };
                };
            };
        };
    };
    "sessions.signOut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    session: string;
                };
            };
        };
        responses: {
            /** @description The session has ended, if there was one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    "sessions.self": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account and its newest notices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: components["schemas"]["Person"];
                        notices: {
                            /** Format: date-time */
                            at: string;
                            agency?: string;
                            code: string;
                            params: {
                                [key: string]: unknown;
                            };
                            sentence: {
                                vi: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    "sessions.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended, if it was one of yours. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
        };
    };
    "sessions.changePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    password: string;
                    code: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description From now on the new password counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    "sessions.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    invitation: string;
                };
            };
        };
        responses: {
            /** @description For whom it is, and the secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        fullName: string;
                        /** @enum {string} */
                        purpose: "join" | "second-factor";
                        secret: string;
                        uri: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
        };
    };
    "sessions.accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    invitation: string;
                    password: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description The account is open; recovery codes, shown once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        recoveryCodes: string[];
                    };
                };
            };
        };
    };
    "looking.documents": {
        parameters: {
            query?: {
                /** @description What was sent to the agencies, or what they sent. */
                role?: "received" | "sent";
                /** @description Of these agencies of yours, separated by commas; of all you may see, when absent. */
                agency?: string[];
                /** @description Received ones that wait for the agency, the most urgent first, then the oldest. It goes with no other filter. */
                waits?: boolean;
                /** @description Deliveries that stand so; of a sent document, one of them does. */
                state?: ("pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable")[];
                /** @description Words of number, notation and subject, each from its beginning: `12/UBND-VP`. Accents and case are ignored. */
                text?: string;
                /** @description The other side: this agency, or one below it. */
                other?: string;
                /** @description Sent to the recipient, or accepted, at or after that moment. */
                from?: string;
                /** @description Before that moment. */
                to?: string;
                /** @description At least so urgent. */
                priority?: number;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        documents: ({
                            /** Format: uuid */
                            id: string;
                            documentId: string;
                            code: {
                                number: string;
                                notation: string;
                            };
                            subject: string;
                            sender: string;
                            senderName?: string;
                            promulgatedOn?: string;
                            dueOn?: string;
                            priority: number;
                            businessType: number;
                            edition: number;
                            /** Format: date-time */
                            acceptedAt: string;
                            /** Format: date-time */
                            revokedAt?: string;
                            /** Format: date-time */
                            frozenAt?: string;
                            /** @constant */
                            role: "received";
                            /** Format: uuid */
                            delivery: string;
                            recipient: string;
                            recipientName?: string;
                            addressedTo: string[];
                            /** @enum {string} */
                            state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
                            stateName: {
                                vi: string;
                                en: string;
                            };
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            sentAt: string;
                            furthest?: {
                                /** @enum {string} */
                                status: "13" | "15" | "16" | "01" | "02" | "03" | "04" | "05" | "06";
                                name: {
                                    vi: string;
                                    en: string;
                                };
                            };
                            questions: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "take-back" | "revocation" | "update";
                                name: {
                                    vi: string;
                                    en: string;
                                };
                                /** Format: date-time */
                                askedAt: string;
                                disagreed: boolean;
                            }[];
                            entry?: {
                                year: number;
                                number: number;
                                /** Format: date */
                                on: string;
                                /** Format: date-time */
                                enteredAt: string;
                                by: string;
                                corrections?: {
                                    year: number;
                                    number: number;
                                    /** Format: date */
                                    on: string;
                                    /** Format: date-time */
                                    correctedAt: string;
                                    by: string;
                                    reason: string;
                                }[];
                            };
                        } | {
                            /** Format: uuid */
                            id: string;
                            documentId: string;
                            code: {
                                number: string;
                                notation: string;
                            };
                            subject: string;
                            sender: string;
                            senderName?: string;
                            promulgatedOn?: string;
                            dueOn?: string;
                            priority: number;
                            businessType: number;
                            edition: number;
                            /** Format: date-time */
                            acceptedAt: string;
                            /** Format: date-time */
                            revokedAt?: string;
                            /** Format: date-time */
                            frozenAt?: string;
                            /** @constant */
                            role: "sent";
                            recipients: {
                                count: number;
                                byState: {
                                    [key: string]: number;
                                };
                                first: {
                                    agency: string;
                                    name?: string;
                                    /** @enum {string} */
                                    state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
                                    stateName: {
                                        vi: string;
                                        en: string;
                                    };
                                }[];
                            };
                            openQuestions: number;
                        })[];
                        next?: string;
                        /** Format: date-time */
                        searchedBackTo?: string;
                    };
                };
            };
        };
    };
    "submissions.send": {
        parameters: {
            query?: {
                /** @description What to do when some recipients cannot receive: refuse all, or deliver to the rest. */
                onBadRecipients?: "refuse" | "deliver-rest";
                /** @description Only these of the packet's recipients, separated by commas ("gửi bổ sung"); all of them, when absent. */
                to?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/edxml+xml": unknown;
                "application/xml": unknown;
                "text/xml": unknown;
                "application/octet-stream": unknown;
                "multipart/form-data": {
                    draft: {
                        from: string | {
                            organId: string;
                            organName?: string;
                            organizationInCharge?: string;
                            organAdd?: string;
                            email?: string;
                            telephone?: string;
                            fax?: string;
                            website?: string;
                        };
                        to: (string | {
                            organId: string;
                            organName?: string;
                            organizationInCharge?: string;
                            organAdd?: string;
                            email?: string;
                            telephone?: string;
                            fax?: string;
                            website?: string;
                        })[];
                        documentId?: string;
                        code: {
                            codeNumber: string;
                            codeNotation: string;
                        };
                        promulgationInfo?: {
                            place?: string;
                            promulgationDate: string;
                        };
                        documentType: {
                            type?: number;
                            typeDetail?: number;
                            typeName?: string;
                        };
                        subject: string;
                        content?: string;
                        signerInfo?: {
                            competence?: string;
                            position?: string;
                            fullName?: string;
                        };
                        dueDate?: string;
                        toPlaces?: string[];
                        otherInfo?: {
                            priority?: 0 | 1 | 2 | 3 | 4;
                            sphereOfPromulgation?: string;
                            typerNotation?: string;
                            promulgationAmount?: number;
                            pageAmount?: number;
                            replyFors?: string;
                            direction?: boolean;
                            referenceCodes?: string;
                            appendixes?: string[];
                        };
                        responseFor?: {
                            organId?: string;
                            code?: string;
                            documentId?: string;
                            promulgationDate?: string;
                        }[];
                        steeringType?: 0 | 1 | 2 | 3;
                        responseForTask?: {
                            taskCode: string[];
                        };
                        applicationType?: string;
                        bussiness?: {
                            documentId?: string;
                            bussinessDocType: 0 | 1 | 2 | 3;
                            bussinessDocReason?: string;
                            paper?: 0 | 1;
                            bussinessDocumentInfo?: {
                                documentInfo?: 0 | 1;
                                documentReceiver?: 0 | 1;
                                receiverList?: {
                                    organId: string;
                                    receiverType: 0 | 1;
                                }[];
                            };
                            replacementInfoList?: {
                                documentId: string;
                                organIdList: string[];
                            }[];
                            staffInfo?: {
                                department?: string;
                                departmentId?: string;
                                staff?: string;
                                staffId?: string;
                                email?: string;
                                mobile?: string;
                            };
                        };
                        attachments?: {
                            attachmentName?: string;
                            description?: string;
                            contentType?: string;
                        }[];
                    };
                    file?: string[];
                };
            };
        };
        responses: {
            /** @description It was accepted before; this is the first receipt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        documentId: string;
                        edition: number;
                        receipt: string;
                        deliveries: {
                            /** Format: uuid */
                            id: string;
                            recipient: string;
                            addressedTo: string[];
                            /** @enum {string} */
                            state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
                        }[];
                        nextDeliveries?: string;
                        warnings: components["schemas"]["Saying"][];
                        written?: {
                            documentId: string;
                            packetSha256: string;
                            packetBytes: number;
                        };
                    };
                };
            };
            /** @description Accepted: from now on the axis answers for it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        documentId: string;
                        edition: number;
                        receipt: string;
                        deliveries: {
                            /** Format: uuid */
                            id: string;
                            recipient: string;
                            addressedTo: string[];
                            /** @enum {string} */
                            state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
                        }[];
                        nextDeliveries?: string;
                        warnings: components["schemas"]["Saying"][];
                        written?: {
                            documentId: string;
                            packetSha256: string;
                            packetBytes: number;
                        };
                    };
                };
            };
        };
    };
    "submissions.status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/edxml+xml": unknown;
                "application/xml": unknown;
                "text/xml": unknown;
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description What it did. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "13" | "15" | "16" | "01" | "02" | "03" | "04" | "05" | "06";
                        /** Format: uuid */
                        document: string;
                        answered?: components["schemas"]["DeliveryReceipt"];
                        takenBack?: {
                            /** Format: uuid */
                            document: string;
                            withdrawn: number;
                            asked: number;
                            declined: number;
                            ended: number;
                            deliveries: {
                                /** Format: uuid */
                                id: string;
                                recipient: string;
                                addressedTo: string[];
                                /** @enum {string} */
                                outcome: "withdrawn" | "asked" | "declined" | "ended";
                                outcomeName: {
                                    vi: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
                                stateName: {
                                    vi: string;
                                    en: string;
                                };
                                /** Format: uuid */
                                question?: string;
                                receipt?: components["schemas"]["Receipt"];
                            }[];
                        };
                    };
                };
            };
        };
    };
    "submissions.revoke": {
        parameters: {
            query?: {
                /** @description What to do when some recipients cannot receive: refuse all, or deliver to the rest. */
                onBadRecipients?: "refuse" | "deliver-rest";
                /** @description Only these of the packet's recipients, separated by commas ("gửi bổ sung"); all of them, when absent. */
                to?: string[];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/edxml+xml": unknown;
                "application/xml": unknown;
                "text/xml": unknown;
                "application/octet-stream": unknown;
                "multipart/form-data": {
                    draft: {
                        reason: string;
                        attachments?: {
                            attachmentName?: string;
                            description?: string;
                            contentType?: string;
                        }[];
                    };
                    file?: string[];
                };
            };
        };
        responses: {
            /** @description It was accepted before; this is the first receipt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        documentId: string;
                        edition: number;
                        receipt: string;
                        deliveries: {
                            /** Format: uuid */
                            id: string;
                            recipient: string;
                            addressedTo: string[];
                            /** @enum {string} */
                            state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
                        }[];
                        nextDeliveries?: string;
                        warnings: components["schemas"]["Saying"][];
                        written?: {
                            documentId: string;
                            packetSha256: string;
                            packetBytes: number;
                        };
                    };
                };
            };
            /** @description Accepted, and carried out: the document is void. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        documentId: string;
                        edition: number;
                        receipt: string;
                        deliveries: {
                            /** Format: uuid */
                            id: string;
                            recipient: string;
                            addressedTo: string[];
                            /** @enum {string} */
                            state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
                        }[];
                        nextDeliveries?: string;
                        warnings: components["schemas"]["Saying"][];
                        written?: {
                            documentId: string;
                            packetSha256: string;
                            packetBytes: number;
                        };
                    };
                };
            };
        };
    };
    "submissions.check": {
        parameters: {
            query?: {
                /** @description What to do when some recipients cannot receive: refuse all, or deliver to the rest. */
                onBadRecipients?: "refuse" | "deliver-rest";
                /** @description Only these of the packet's recipients, separated by commas ("gửi bổ sung"); all of them, when absent. */
                to?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/edxml+xml": unknown;
                "application/xml": unknown;
                "text/xml": unknown;
                "application/octet-stream": unknown;
                "multipart/form-data": {
                    draft: {
                        from: string | {
                            organId: string;
                            organName?: string;
                            organizationInCharge?: string;
                            organAdd?: string;
                            email?: string;
                            telephone?: string;
                            fax?: string;
                            website?: string;
                        };
                        to: (string | {
                            organId: string;
                            organName?: string;
                            organizationInCharge?: string;
                            organAdd?: string;
                            email?: string;
                            telephone?: string;
                            fax?: string;
                            website?: string;
                        })[];
                        documentId?: string;
                        code: {
                            codeNumber: string;
                            codeNotation: string;
                        };
                        promulgationInfo?: {
                            place?: string;
                            promulgationDate: string;
                        };
                        documentType: {
                            type?: number;
                            typeDetail?: number;
                            typeName?: string;
                        };
                        subject: string;
                        content?: string;
                        signerInfo?: {
                            competence?: string;
                            position?: string;
                            fullName?: string;
                        };
                        dueDate?: string;
                        toPlaces?: string[];
                        otherInfo?: {
                            priority?: 0 | 1 | 2 | 3 | 4;
                            sphereOfPromulgation?: string;
                            typerNotation?: string;
                            promulgationAmount?: number;
                            pageAmount?: number;
                            replyFors?: string;
                            direction?: boolean;
                            referenceCodes?: string;
                            appendixes?: string[];
                        };
                        responseFor?: {
                            organId?: string;
                            code?: string;
                            documentId?: string;
                            promulgationDate?: string;
                        }[];
                        steeringType?: 0 | 1 | 2 | 3;
                        responseForTask?: {
                            taskCode: string[];
                        };
                        applicationType?: string;
                        bussiness?: {
                            documentId?: string;
                            bussinessDocType: 0 | 1 | 2 | 3;
                            bussinessDocReason?: string;
                            paper?: 0 | 1;
                            bussinessDocumentInfo?: {
                                documentInfo?: 0 | 1;
                                documentReceiver?: 0 | 1;
                                receiverList?: {
                                    organId: string;
                                    receiverType: 0 | 1;
                                }[];
                            };
                            replacementInfoList?: {
                                documentId: string;
                                organIdList: string[];
                            }[];
                            staffInfo?: {
                                department?: string;
                                departmentId?: string;
                                staff?: string;
                                staffId?: string;
                                email?: string;
                                mobile?: string;
                            };
                        };
                        attachments?: {
                            attachmentName?: string;
                            description?: string;
                            contentType?: string;
                        }[];
                    };
                    file?: string[];
                };
            };
        };
        responses: {
            /** @description It would be accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        outcome: "acceptable";
                        warnings: components["schemas"]["Saying"][];
                        attachments: {
                            n: number;
                            name: string;
                            description?: string;
                            contentType?: string;
                            bytes: number;
                            sha256: string;
                            main: boolean;
                            pdf?: {
                                code: string;
                                params: {
                                    [key: string]: unknown;
                                };
                                sentence: {
                                    vi: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                verdict: "valid" | "weak" | "absent" | "unsupported" | "invalid" | "untrusted" | "expired" | "not-yet-valid" | "revoked" | "revocation-unknown" | "wrong-agency" | "unreadable" | "not-read";
                                signatures: {
                                    code: string;
                                    params: {
                                        [key: string]: unknown;
                                    };
                                    sentence: {
                                        vi: string;
                                        en: string;
                                    };
                                    /** @enum {string} */
                                    verdict: "valid" | "weak" | "absent" | "unsupported" | "invalid" | "untrusted" | "expired" | "not-yet-valid" | "revoked" | "revocation-unknown" | "wrong-agency";
                                    /** @enum {string} */
                                    kind: "signature" | "time-stamp";
                                    field: string;
                                    certificate?: {
                                        subject: string;
                                        issuer: string;
                                        serial: string;
                                        /** Format: date-time */
                                        notBefore: string;
                                        /** Format: date-time */
                                        notAfter: string;
                                        sha256: string;
                                    };
                                    /** @enum {string} */
                                    role?: "organisation" | "person";
                                    roleName?: {
                                        vi: string;
                                        en: string;
                                    };
                                    coversWholeFile: boolean;
                                    /** @enum {string} */
                                    changesAfter: "nothing" | "validation" | "signatures" | "filling" | "other";
                                    /** Format: date-time */
                                    claimedAt?: string;
                                    provenTime?: {
                                        /** Format: date-time */
                                        at: string;
                                        /** @enum {string} */
                                        by: "time-stamp" | "first-seen";
                                        authority?: string;
                                    };
                                    remarks: components["schemas"]["Saying"][];
                                }[];
                                remarks: components["schemas"]["Saying"][];
                            };
                            files?: {
                                path: string;
                                bytes: number;
                                sha256?: string;
                                main: boolean;
                                pdf: {
                                    code: string;
                                    params: {
                                        [key: string]: unknown;
                                    };
                                    sentence: {
                                        vi: string;
                                        en: string;
                                    };
                                    /** @enum {string} */
                                    verdict: "valid" | "weak" | "absent" | "unsupported" | "invalid" | "untrusted" | "expired" | "not-yet-valid" | "revoked" | "revocation-unknown" | "wrong-agency" | "unreadable" | "not-read";
                                    signatures: {
                                        code: string;
                                        params: {
                                            [key: string]: unknown;
                                        };
                                        sentence: {
                                            vi: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        verdict: "valid" | "weak" | "absent" | "unsupported" | "invalid" | "untrusted" | "expired" | "not-yet-valid" | "revoked" | "revocation-unknown" | "wrong-agency";
                                        /** @enum {string} */
                                        kind: "signature" | "time-stamp";
                                        field: string;
                                        certificate?: {
                                            subject: string;
                                            issuer: string;
                                            serial: string;
                                            /** Format: date-time */
                                            notBefore: string;
                                            /** Format: date-time */
                                            notAfter: string;
                                            sha256: string;
                                        };
                                        /** @enum {string} */
                                        role?: "organisation" | "person";
                                        roleName?: {
                                            vi: string;
                                            en: string;
                                        };
                                        coversWholeFile: boolean;
                                        /** @enum {string} */
                                        changesAfter: "nothing" | "validation" | "signatures" | "filling" | "other";
                                        /** Format: date-time */
                                        claimedAt?: string;
                                        provenTime?: {
                                            /** Format: date-time */
                                            at: string;
                                            /** @enum {string} */
                                            by: "time-stamp" | "first-seen";
                                            authority?: string;
                                        };
                                        remarks: components["schemas"]["Saying"][];
                                    }[];
                                    remarks: components["schemas"]["Saying"][];
                                };
                            }[];
                            signed: boolean;
                            sentence: {
                                vi: string;
                                en: string;
                            };
                        }[];
                        standing: {
                            /** @enum {string} */
                            standing: "original" | "organisation" | "person" | "information";
                            sentence: {
                                vi: string;
                                en: string;
                            };
                        };
                        /** @enum {string} */
                        policy: "packet" | "attachment" | "either" | "both" | "channel";
                        written?: {
                            documentId: string;
                            packetSha256: string;
                            packetBytes: number;
                        };
                    };
                };
            };
        };
    };
    "packets.packet": {
        parameters: {
            query?: {
                /** @description The packet this delivery carries: a document sent to further addressees comes in several. */
                delivery?: string;
                /** @description Why an administrator reads who is no party. It is kept with the reading. */
                reason?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The packet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/edxml+xml": unknown;
                };
            };
            /** @description The part that was asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/edxml+xml": unknown;
                };
            };
        };
    };
    "packets.headers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The headers of the packet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "packets.attachment": {
        parameters: {
            query?: {
                /** @description The packet this delivery carries: a document sent to further addressees comes in several. */
                delivery?: string;
                /** @description Why an administrator reads who is no party. It is kept with the reading. */
                reason?: string;
            };
            header?: never;
            path: {
                id: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
        };
    };
    "documents.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
        };
    };
    "documents.deliveries": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: components["schemas"]["Delivery"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "documents.timeline": {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of facts, oldest first; with the first page also what is or was late. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TimelineItem"][];
                        next?: number;
                        upTo: number;
                        overdue: components["schemas"]["OverdueView"][];
                    };
                };
            };
        };
    };
    "documents.receipts": {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of receipts, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        receipts: components["schemas"]["Receipt"][];
                        next?: number;
                        upTo: number;
                    };
                };
            };
        };
    };
    "documents.takeBack": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    recipients?: string[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description What became of the deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        document: string;
                        withdrawn: number;
                        asked: number;
                        declined: number;
                        ended: number;
                        deliveries: {
                            /** Format: uuid */
                            id: string;
                            recipient: string;
                            addressedTo: string[];
                            /** @enum {string} */
                            outcome: "withdrawn" | "asked" | "declined" | "ended";
                            outcomeName: {
                                vi: string;
                                en: string;
                            };
                            /** @enum {string} */
                            state: "pending" | "delivered" | "acknowledged" | "refused" | "withdrawn" | "expired" | "undeliverable";
                            stateName: {
                                vi: string;
                                en: string;
                            };
                            /** Format: uuid */
                            question?: string;
                            receipt?: components["schemas"]["Receipt"];
                        }[];
                    };
                };
            };
        };
    };
    "documents.liftFreeze": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The document goes on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        document: string;
                        /** Format: date-time */
                        releasedAt: string;
                        askedBy: string;
                        approvedBy?: string;
                        reason: string;
                        sentence: {
                            vi: string;
                            en: string;
                        };
                    };
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "events.list": {
        parameters: {
            query?: {
                /** @description The cursor of the last event you have; from the beginning without it, with `newest` only what is to come. */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events, oldest first; or the stream of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: {
                            cursor: string;
                            position: number;
                            /** Format: date-time */
                            at: string;
                            kind: string;
                            sentence: {
                                vi: string;
                                en: string;
                            };
                            by: string;
                            /** Format: uuid */
                            document: string;
                            documentId?: string;
                            sender?: string;
                            /** Format: uuid */
                            delivery?: string;
                            recipient?: string;
                            receipt?: components["schemas"]["Receipt"];
                        }[];
                        next?: string;
                        caughtUp: boolean;
                    };
                    "text/event-stream": unknown;
                };
            };
        };
    };
    "revocationanswers.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of certificates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revocations: {
                            certificate: string;
                            /** @enum {string} */
                            state: "good" | "revoked" | "unknown";
                            responder: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            /** Format: date-time */
                            revokedAt?: string;
                            reason?: string;
                            answers: {
                                certificate: string;
                                sha256: string;
                                kept?: {
                                    /** @enum {string} */
                                    kind: "ocsp" | "list";
                                    /** Format: date-time */
                                    receivedAt: string;
                                    bytes: number;
                                };
                            }[];
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    "revocationanswers.answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer; a list comes as `application/pkix-crl`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ocsp-response": unknown;
                };
            };
        };
    };
    "inbox.lease": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agency?: string;
                    /** @enum {string} */
                    carries?: "document" | "status";
                    /** @default 20 */
                    limit?: number;
                    leaseSeconds?: number;
                    packets?: boolean;
                };
            };
        };
        responses: {
            /** @description Deliveries with their lease tokens; perhaps none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: components["schemas"]["LeasedDelivery"][];
                    };
                };
            };
        };
    };
    "inbox.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    leaseToken: string;
                    packetSha256: string;
                    signature?: string;
                };
            };
        };
        responses: {
            /** @description The receipt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryReceipt"];
                };
            };
        };
    };
    "inbox.confirmAll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    confirmations: {
                        leaseToken: string;
                        packetSha256: string;
                        signature?: string;
                        /** Format: uuid */
                        delivery: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcomes: (components["schemas"]["DeliveryReceipt"] | {
                            /** Format: uuid */
                            delivery: string;
                            problem: components["schemas"]["Problem"];
                        })[];
                    };
                };
            };
        };
    };
    "inbox.answerAll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: {
                        /** @enum {string} */
                        status: "15" | "16" | "02" | "03" | "04" | "05" | "06";
                        /** Format: uuid */
                        question?: string;
                        description?: string;
                        staff?: {
                            department?: string;
                            staff?: string;
                            email?: string;
                            mobile?: string;
                        };
                        entry?: {
                            number?: number;
                            /** Format: date */
                            on?: string;
                        };
                        answersSeen?: number;
                        signature?: string;
                        /** Format: uuid */
                        delivery: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcomes: (components["schemas"]["DeliveryReceipt"] | {
                            /** Format: uuid */
                            delivery: string;
                            problem: components["schemas"]["Problem"];
                        })[];
                    };
                };
            };
        };
    };
    "inbox.release": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    leaseToken: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Whether there was a lease to give back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        released: boolean;
                    };
                };
            };
        };
    };
    "inbox.answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    status: "15" | "16" | "02" | "03" | "04" | "05" | "06";
                    /** Format: uuid */
                    question?: string;
                    description?: string;
                    staff?: {
                        department?: string;
                        staff?: string;
                        email?: string;
                        mobile?: string;
                    };
                    entry?: {
                        number?: number;
                        /** Format: date */
                        on?: string;
                    };
                    answersSeen?: number;
                    signature?: string;
                };
            };
        };
        responses: {
            /** @description The state now, with its receipts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryReceipt"];
                };
            };
        };
    };
    "operating.deadLetters": {
        parameters: {
            query?: {
                /** @description Recipients in this branch: an agency and all below it. */
                under?: string;
                carries?: "document" | "status";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, with why, since when and whose move it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deadLetters: components["schemas"]["DeadLetter"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "operating.frozen": {
        parameters: {
            query?: {
                /** @description A party in this branch: an agency and all below it. */
                under?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        frozen: {
                            /** Format: uuid */
                            document: string;
                            documentId: string;
                            code: {
                                number: string;
                                notation: string;
                            };
                            sender: string;
                            senderName?: string;
                            /** Format: date-time */
                            acceptedAt: string;
                            /** Format: date-time */
                            frozenAt: string;
                            freezes: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                reason?: string;
                            }[];
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    "operating.redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string & (unknown & unknown);
                };
            };
        };
        responses: {
            /** @description The delivery that ended, and the one in its place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedDelivery"];
                };
            };
        };
    };
    "operating.redirect": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string & (unknown & unknown);
                    target: string;
                };
            };
        };
        responses: {
            /** @description The delivery that ended, and the one in its place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedDelivery"];
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "operating.close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string & (unknown & unknown);
                };
            };
        };
        responses: {
            /** @description The delivery, with its receipt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedDelivery"];
                };
            };
        };
    };
    "operating.settle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string & (unknown & unknown);
                };
            };
        };
        responses: {
            /** @description The delivery. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedDelivery"];
                };
            };
        };
    };
    "operating.freezeByDelivery": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string & (unknown & unknown);
                };
            };
        };
        responses: {
            /** @description The document is frozen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        document: string;
                        /** Format: date-time */
                        frozenAt: string;
                        by: string;
                        reason: string;
                        sentence: {
                            vi: string;
                            en: string;
                        };
                    };
                };
            };
        };
    };
    "operating.freeze": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string & (unknown & unknown);
                };
            };
        };
        responses: {
            /** @description The document is frozen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        document: string;
                        /** Format: date-time */
                        frozenAt: string;
                        by: string;
                        reason: string;
                        sentence: {
                            vi: string;
                            en: string;
                        };
                    };
                };
            };
        };
    };
    "operations.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The axis at a glance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pending?: {
                            deliveries: number;
                            countedMax: number;
                            urgent: number;
                            /** Format: date-time */
                            oldestAt?: string;
                            longest: {
                                system?: string;
                                deliveries: number;
                                urgent: number;
                                /** Format: date-time */
                                oldestAt: string;
                                recipient: string;
                                recipients: number;
                            }[];
                        };
                        failing?: {
                            system: string;
                            url: string;
                            /** @enum {string} */
                            takesPost: "pull" | "push" | "paused";
                            /** @enum {string} */
                            state: "untried" | "working" | "failing" | "probed";
                            failures: number;
                            /** Format: date-time */
                            failingSince?: string;
                            /** Format: date-time */
                            nextAt?: string;
                            problem?: components["schemas"]["Saying"];
                            said?: string;
                            /** Format: date-time */
                            succeededAt?: string;
                            underWay: number;
                        }[];
                        destinations?: number;
                        deadLetters?: number;
                        quotas?: {
                            system: string;
                            requests: number;
                            requestsMax?: number;
                            bytes: number;
                            bytesMax?: number;
                            inFlight: number;
                            inFlightMax?: number;
                        }[];
                        feed?: {
                            position: number;
                            behindSeconds: number;
                        };
                        directories: {
                            /** @enum {string} */
                            process: "exchange" | "tracker";
                            version: number;
                            ageMs?: number;
                        }[];
                        parts: {
                            part: string;
                            ready: boolean;
                            needed: boolean;
                            sentence: {
                                vi: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    "agencies.find": {
        parameters: {
            query?: {
                /** @description Codes that begin so. */
                prefix?: string;
                /** @description An agency and all below it: a whole branch. */
                under?: string;
                /** @description Words of the name; accents and case are ignored. */
                q?: string;
                /** @description Only those valid at that moment, as they are then; all, as they are now, when absent. */
                at?: string;
                /** @description Only whom a picker offers: no centres, closed, hidden or test agencies. */
                recipients?: boolean;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of agencies, by code. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agencies: components["schemas"]["Agency"][];
                        next?: string;
                        version: number;
                    };
                };
            };
        };
    };
    "agencies.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    shortName?: string;
                    /** @enum {string} */
                    agencyKind?: "government" | "people-committee" | "people-council" | "party" | "enterprise" | "other";
                    parent?: string;
                    address?: string;
                    level?: number;
                    /** @enum {string} */
                    policy?: "packet" | "attachment" | "either" | "both" | "channel";
                    capabilities?: {
                        packetBytesMax?: number;
                        businessTypes?: (0 | 1 | 2 | 3)[];
                        attachmentTypes?: string[];
                    };
                    centre?: boolean;
                    hidden?: boolean;
                    test?: boolean;
                    code: string;
                    form102?: string;
                    /** Format: date-time */
                    validFrom?: string;
                    invite?: boolean;
                };
            };
        };
        responses: {
            /** @description The agency as it stands in the directory. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "agencies.tree": {
        parameters: {
            query?: {
                /** @description Directly below this agency; below nobody, when absent. */
                below?: string;
                /** @description Only those valid at that moment, as they are then; all, as they are now, when absent. */
                at?: string;
                /** @description Only whom a picker offers: no centres, closed, hidden or test agencies. */
                recipients?: boolean;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of agencies, by code. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agencies: components["schemas"]["Agency"][];
                        branches: string[];
                        next?: string;
                        version: number;
                    };
                };
            };
        };
    };
    "agencies.show": {
        parameters: {
            query?: {
                /** @description As of that moment; now, when absent. */
                at?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agency. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
        };
    };
    "agencies.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    shortName?: string | null;
                    agencyKind?: ("government" | "people-committee" | "people-council" | "party" | "enterprise" | "other") | null;
                    parent?: string | null;
                    address?: string | null;
                    level?: number | null;
                    policy?: ("packet" | "attachment" | "either" | "both" | "channel") | null;
                    capabilities?: {
                        packetBytesMax?: number;
                        businessTypes?: (0 | 1 | 2 | 3)[];
                        attachmentTypes?: string[];
                    } | null;
                    centre?: boolean;
                    hidden?: boolean;
                    test?: boolean;
                    /**
                     * Format: date-time
                     * @description Past or to come; now, when absent.
                     */
                    since?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The agency as it is now, with its versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "agencies.directory": {
        parameters: {
            query?: {
                since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A signed page of changes, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        page: string;
                    };
                };
            };
        };
    };
    "agencies.takeBack": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    since: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The agency as it is now, with the versions left. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "agencies.close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    at: string;
                    /** @default [] */
                    successors?: string[];
                    receivesFor?: {
                        agency: string;
                        /** Format: date-time */
                        until?: string;
                    };
                };
            };
        };
        responses: {
            /** @description The agency with its closing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "agencies.tolerateSha1": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tolerated: boolean;
                };
            };
        };
        responses: {
            /** @description The agency as it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "recipientlists.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their names, and how many recipients each has. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lists: {
                            name: string;
                            /** Format: date-time */
                            changedAt: string;
                            changedBy: string;
                            recipients: number;
                        }[];
                    };
                };
            };
        };
    };
    "recipientlists.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                name: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** Format: date-time */
                        changedAt: string;
                        changedBy: string;
                        recipients: {
                            code: string;
                            name?: string;
                            reachable: boolean;
                        }[];
                    };
                };
            };
        };
    };
    "recipientlists.put": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                name: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Agency codes, in either form. */
                    recipients: string[];
                };
            };
        };
        responses: {
            /** @description The list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** Format: date-time */
                        changedAt: string;
                        changedBy: string;
                        recipients: {
                            code: string;
                            name?: string;
                            reachable: boolean;
                        }[];
                    };
                };
            };
        };
    };
    "recipientlists.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                name: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone, also where it was before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "archive.archive": {
        parameters: {
            query?: {
                agency?: string;
                role?: "received" | "sent";
                /** @description Sent to the agency, or by it, at or after that moment. */
                from?: string;
                /** @description Before that moment. */
                to?: string;
                /** @description `next` of the archive before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
        };
    };
    "imports.bring": {
        parameters: {
            query?: {
                /** @description Only say what it would do and what is wrong with it. */
                dryRun?: boolean;
                /** @description Why; it stands in the audit log. */
                reason?: string;
                /** @description The answer comes when it has ended, or after that time. */
                waitSeconds?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": unknown;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description It is in force; or what it would do and what is wrong with it (`dryRun`). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description It goes on by itself (ask at `Location`), or waits for a second administrator (`state`: `waiting`). */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    "imports.list": {
        parameters: {
            query?: {
                /** @description The import the page before ended with (`next`). */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of imports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        imports: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "receiving" | "judging" | "staging" | "putting-in-force" | "in-force" | "rehearsed" | "refused" | "broken-off" | "waiting";
                            dryRun: boolean;
                            who: string;
                            reason?: string;
                            /** Format: date-time */
                            begunAt: string;
                            /** Format: date-time */
                            endedAt?: string;
                            bytes: number;
                            sha256?: string;
                            rows: number;
                            judged: number;
                            staged: number;
                            counts?: {
                                new: number;
                                changed: number;
                                same: number;
                            };
                            faults: number;
                            problem?: components["schemas"]["Saying"];
                            versions?: {
                                first: number;
                                last: number;
                            };
                            /** Format: uuid */
                            approval?: string;
                        }[];
                        /** Format: uuid */
                        next?: string;
                    };
                };
            };
        };
    };
    "imports.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import, with the first of its faults and rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    "imports.faults": {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of faults, by row and column. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        faults: components["schemas"]["ImportFault"][];
                        next?: number;
                    };
                };
            };
        };
    };
    "imports.rows": {
        parameters: {
            query?: {
                effect?: "new" | "changed" | "same";
                /** @description A row. */
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            row: number;
                            code: string;
                            /** @enum {string} */
                            effect: "new" | "changed" | "same";
                            changed: string[];
                        }[];
                        next?: number;
                    };
                };
            };
        };
    };
    "agencysheets.export": {
        parameters: {
            query?: {
                /** @description An agency and all below it; all, when absent. */
                under?: string;
                format?: "csv" | "xlsx" | "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agencies: components["schemas"]["Agency"][];
                    };
                    "text/csv": unknown;
                };
            };
        };
    };
    "agencysheets.changes": {
        parameters: {
            query?: {
                /** @description In Việt Nam: 2025-07-01. */
                day?: string;
                format?: "json" | "csv";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes, by agency; as CSV all of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        day: string;
                        changes: components["schemas"]["AgencyDifference"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "certificates.certificates": {
        parameters: {
            query?: {
                agency?: string;
                /** @description Only those that end within so many days, and of which that was noticed. */
                endsWithinDays?: number;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of certificates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        certificates: {
                            /** @constant */
                            kind: "certificate";
                            sha256: string;
                            /** @enum {string} */
                            role: "organisation" | "person";
                            agencies: string[];
                            der: string;
                            /** Format: date-time */
                            registeredAt: string;
                            /** Format: date-time */
                            revokedAt?: string;
                            revocationReason?: string;
                            revocation?: {
                                /** @constant */
                                kind: "revocation";
                                certificate: string;
                                /** @enum {string} */
                                state: "good" | "revoked" | "unknown";
                                responder: string;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                until?: string;
                                /** Format: date-time */
                                revokedAt?: string;
                                reason?: string;
                                answer?: string;
                                authorities?: {
                                    certificate: string;
                                    answer: string;
                                }[];
                            };
                            problem?: components["schemas"]["Saying"];
                            notices?: {
                                daysBefore: number;
                                /** Format: date-time */
                                noticedAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    "certificates.register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pem: string;
                    agencies: string[];
                    /**
                     * @default organisation
                     * @enum {string}
                     */
                    role?: "organisation" | "person";
                    /** @default false */
                    also?: boolean;
                };
            };
        };
        responses: {
            /** @description The certificate as it stands in the directory. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "certificates.distrust": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    since: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The certificate as it stands in the directory. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
        };
    };
    "certificates.signedWith": {
        parameters: {
            query?: {
                /** @description What came at or after this moment. */
                since?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        documents: {
                            /** Format: uuid */
                            packet: string;
                            /** Format: uuid */
                            document: string;
                            documentId: string;
                            sender: string;
                            code: {
                                number: string;
                                notation: string;
                            };
                            /** Format: date-time */
                            broughtAt: string;
                            broughtBy: string;
                            verdict: string;
                        }[];
                        /** Format: uuid */
                        next?: string;
                    };
                };
            };
        };
    };
    "certificates.carryIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: base64 */
                    list: string;
                    of?: {
                        sha256: string;
                        part: number;
                        parts: number;
                    };
                };
            };
        };
        responses: {
            /** @description What it says of registered certificates. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answer: string;
                        /** Format: date-time */
                        until: string;
                        certificates: number;
                        revocations: {
                            /** @constant */
                            kind: "revocation";
                            certificate: string;
                            /** @enum {string} */
                            state: "good" | "revoked" | "unknown";
                            responder: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            /** Format: date-time */
                            revokedAt?: string;
                            reason?: string;
                            answer?: string;
                            authorities?: {
                                certificate: string;
                                answer: string;
                            }[];
                        }[];
                    } | {
                        partsMissing: number;
                    };
                };
            };
        };
    };
    "systems.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of systems. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        systems: {
                            /** @constant */
                            kind: "system";
                            name: string;
                            /** @enum {string} */
                            door: "v1" | "vxp" | "provincial" | "portal";
                            keys: ({
                                kid: string;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                until?: string;
                                jwk: {
                                    [key: string]: string;
                                };
                            } | {
                                kid: string;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                until?: string;
                                sealed: string;
                            })[];
                            scopes?: ("send" | "receive" | "track" | "directory")[];
                            addresses?: (string)[];
                            signedCallAgeHours?: number;
                            /** Format: date-time */
                            tokensSince?: string;
                            /** @default false */
                            suspended: boolean;
                            suspensionReason?: string;
                            destination?: {
                                url: string;
                                caPem?: string;
                                privateAddresses: boolean;
                            };
                            /** @enum {string} */
                            takesPost?: "pull" | "push" | "paused";
                            agencies: number;
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    "systems.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @default v1
                     * @enum {string}
                     */
                    door?: "v1" | "vxp" | "provincial" | "portal";
                    agencies: string[];
                    publicKeyPem?: string;
                    secret?: {
                        kid: string;
                        sealed: string;
                    };
                    scopes?: ("send" | "receive" | "track" | "directory")[];
                    addresses?: (string)[];
                    signedCallAgeHours?: number;
                    /** Format: date-time */
                    since?: string;
                };
            };
        };
        responses: {
            /** @description The system as it stands in the directory. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        kind: "system";
                        name: string;
                        /** @enum {string} */
                        door: "v1" | "vxp" | "provincial" | "portal";
                        keys: ({
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            jwk: {
                                [key: string]: string;
                            };
                        } | {
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            sealed: string;
                        })[];
                        scopes?: ("send" | "receive" | "track" | "directory")[];
                        addresses?: (string)[];
                        signedCallAgeHours?: number;
                        /** Format: date-time */
                        tokensSince?: string;
                        /** @default false */
                        suspended: boolean;
                        suspensionReason?: string;
                        destination?: {
                            url: string;
                            caPem?: string;
                            privateAddresses: boolean;
                        };
                        /** @enum {string} */
                        takesPost?: "pull" | "push" | "paused";
                        serves: {
                            agency: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                        }[];
                    };
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "systems.seen": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                system: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the axis has seen of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        system: string;
                        /** Format: date-time */
                        leasedAt?: string;
                        /** Format: date-time */
                        confirmedAt?: string;
                        /** Format: date-time */
                        sentAt?: string;
                        statuses: string[];
                        version?: {
                            says: string;
                            /** Format: date-time */
                            since: string;
                        };
                        calls?: {
                            /** Format: date-time */
                            since: string;
                            answered: number;
                            refused: number;
                            codes: {
                                code: string;
                                calls: number;
                                example?: {
                                    occurrence: string;
                                    /** Format: date-time */
                                    at: string;
                                };
                            }[];
                        };
                    };
                };
            };
        };
    };
    "systems.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                system: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The system as it stands in the directory. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        kind: "system";
                        name: string;
                        /** @enum {string} */
                        door: "v1" | "vxp" | "provincial" | "portal";
                        keys: ({
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            jwk: {
                                [key: string]: string;
                            };
                        } | {
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            sealed: string;
                        })[];
                        scopes?: ("send" | "receive" | "track" | "directory")[];
                        addresses?: (string)[];
                        signedCallAgeHours?: number;
                        /** Format: date-time */
                        tokensSince?: string;
                        /** @default false */
                        suspended: boolean;
                        suspensionReason?: string;
                        destination?: {
                            url: string;
                            caPem?: string;
                            privateAddresses: boolean;
                        };
                        /** @enum {string} */
                        takesPost?: "pull" | "push" | "paused";
                        serves: {
                            agency: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                        }[];
                    };
                };
            };
        };
    };
    "systems.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                system: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    scopes?: ("send" | "receive" | "track" | "directory")[];
                    suspended?: boolean;
                    reason?: string;
                    addresses?: (string)[] | null;
                    signedCallAgeHours?: number | null;
                };
            };
        };
        responses: {
            /** @description The system as it stands in the directory. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        kind: "system";
                        name: string;
                        /** @enum {string} */
                        door: "v1" | "vxp" | "provincial" | "portal";
                        keys: ({
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            jwk: {
                                [key: string]: string;
                            };
                        } | {
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            sealed: string;
                        })[];
                        scopes?: ("send" | "receive" | "track" | "directory")[];
                        addresses?: (string)[];
                        signedCallAgeHours?: number;
                        /** Format: date-time */
                        tokensSince?: string;
                        /** @default false */
                        suspended: boolean;
                        suspensionReason?: string;
                        destination?: {
                            url: string;
                            caPem?: string;
                            privateAddresses: boolean;
                        };
                        /** @enum {string} */
                        takesPost?: "pull" | "push" | "paused";
                    };
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "systems.setDestination": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                system: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    caPem?: string;
                    /** @default false */
                    privateAddresses?: boolean;
                };
            };
        };
        responses: {
            /** @description The system as it stands in the directory. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        kind: "system";
                        name: string;
                        /** @enum {string} */
                        door: "v1" | "vxp" | "provincial" | "portal";
                        keys: ({
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            jwk: {
                                [key: string]: string;
                            };
                        } | {
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            sealed: string;
                        })[];
                        scopes?: ("send" | "receive" | "track" | "directory")[];
                        addresses?: (string)[];
                        signedCallAgeHours?: number;
                        /** Format: date-time */
                        tokensSince?: string;
                        /** @default false */
                        suspended: boolean;
                        suspensionReason?: string;
                        destination?: {
                            url: string;
                            caPem?: string;
                            privateAddresses: boolean;
                        };
                        /** @enum {string} */
                        takesPost?: "pull" | "push" | "paused";
                    };
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "systems.switchPost": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                system: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    takesPost: "pull" | "push" | "paused";
                };
            };
        };
        responses: {
            /** @description The system as it stands in the directory. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        kind: "system";
                        name: string;
                        /** @enum {string} */
                        door: "v1" | "vxp" | "provincial" | "portal";
                        keys: ({
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            jwk: {
                                [key: string]: string;
                            };
                        } | {
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            sealed: string;
                        })[];
                        scopes?: ("send" | "receive" | "track" | "directory")[];
                        addresses?: (string)[];
                        signedCallAgeHours?: number;
                        /** Format: date-time */
                        tokensSince?: string;
                        /** @default false */
                        suspended: boolean;
                        suspensionReason?: string;
                        destination?: {
                            url: string;
                            caPem?: string;
                            privateAddresses: boolean;
                        };
                        /** @enum {string} */
                        takesPost?: "pull" | "push" | "paused";
                    };
                };
            };
        };
    };
    "systems.move": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                system: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agencies: string[];
                    /** Format: date-time */
                    since?: string;
                };
            };
        };
        responses: {
            /** @description Who serves each of them, when. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        servings: {
                            /** @constant */
                            kind: "serving";
                            agency: string;
                            periods: {
                                system: string;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                until?: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "systems.addKey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                system: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    publicKeyPem?: string;
                    secret?: {
                        kid: string;
                        sealed: string;
                    };
                    /** @default 168 */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description The system as it stands in the directory. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        kind: "system";
                        name: string;
                        /** @enum {string} */
                        door: "v1" | "vxp" | "provincial" | "portal";
                        keys: ({
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            jwk: {
                                [key: string]: string;
                            };
                        } | {
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            sealed: string;
                        })[];
                        scopes?: ("send" | "receive" | "track" | "directory")[];
                        addresses?: (string)[];
                        signedCallAgeHours?: number;
                        /** Format: date-time */
                        tokensSince?: string;
                        /** @default false */
                        suspended: boolean;
                        suspensionReason?: string;
                        destination?: {
                            url: string;
                            caPem?: string;
                            privateAddresses: boolean;
                        };
                        /** @enum {string} */
                        takesPost?: "pull" | "push" | "paused";
                    };
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "systems.revokeKey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                system: string;
                kid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The system as it stands in the directory. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        kind: "system";
                        name: string;
                        /** @enum {string} */
                        door: "v1" | "vxp" | "provincial" | "portal";
                        keys: ({
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            jwk: {
                                [key: string]: string;
                            };
                        } | {
                            kid: string;
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            until?: string;
                            sealed: string;
                        })[];
                        scopes?: ("send" | "receive" | "track" | "directory")[];
                        addresses?: (string)[];
                        signedCallAgeHours?: number;
                        /** Format: date-time */
                        tokensSince?: string;
                        /** @default false */
                        suspended: boolean;
                        suspensionReason?: string;
                        destination?: {
                            url: string;
                            caPem?: string;
                            privateAddresses: boolean;
                        };
                        /** @enum {string} */
                        takesPost?: "pull" | "push" | "paused";
                    };
                };
            };
        };
    };
    "connections.history": {
        parameters: {
            query?: {
                /** @description The branch: an agency and all below it. */
                under?: string;
                before?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of checks, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            under: string;
                            by: string;
                            agencies: number;
                            reachable: number;
                            active?: {
                                /** @enum {string} */
                                state: "announced" | "running" | "ended" | "called-off";
                                /** Format: date-time */
                                announcedAt: string;
                                /** Format: date-time */
                                endsAt: string;
                                announces: boolean;
                            };
                        }[];
                        /** Format: uuid */
                        next?: string;
                    };
                };
            };
        };
    };
    "connections.check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    under: string;
                };
            };
        };
        responses: {
            /** @description How many are reachable, and which are not and why. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: date-time */
                        at: string;
                        under: string;
                        by: string;
                        agencies: number;
                        reachable: number;
                        active?: {
                            /** @enum {string} */
                            state: "announced" | "running" | "ended" | "called-off";
                            /** Format: date-time */
                            announcedAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            announces: boolean;
                        };
                        unreachable: {
                            agency: string;
                            name: string;
                            system?: string;
                            receivedBy?: string;
                            problems: {
                                code: string;
                                sentence: {
                                    vi: string;
                                    en: string;
                                };
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    "connections.announce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    under: string;
                    /**
                     * Format: date-time
                     * @description When it begins: now, when absent.
                     */
                    at?: string;
                    /**
                     * @description How long it lasts.
                     * @default 30
                     */
                    minutes?: number;
                    /**
                     * @description Says so to every agency at once, by a document that is none.
                     * @default false
                     */
                    announce?: boolean;
                };
            };
        };
        responses: {
            /** @description The check, as it stands. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: date-time */
                        at: string;
                        under: string;
                        by: string;
                        agencies: number;
                        reachable: number;
                        active?: {
                            /** @enum {string} */
                            state: "announced" | "running" | "ended" | "called-off";
                            /** Format: date-time */
                            announcedAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            announces: boolean;
                        };
                        unreachable: {
                            agency: string;
                            name: string;
                            system?: string;
                            receivedBy?: string;
                            problems: {
                                code: string;
                                sentence: {
                                    vi: string;
                                    en: string;
                                };
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    "connections.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many are reachable, and which are not and why. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: date-time */
                        at: string;
                        under: string;
                        by: string;
                        agencies: number;
                        reachable: number;
                        active?: {
                            /** @enum {string} */
                            state: "announced" | "running" | "ended" | "called-off";
                            /** Format: date-time */
                            announcedAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            announces: boolean;
                        };
                        unreachable: {
                            agency: string;
                            name: string;
                            system?: string;
                            receivedBy?: string;
                            problems: {
                                code: string;
                                sentence: {
                                    vi: string;
                                    en: string;
                                };
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    "connections.callOff": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The check, with what it found so far. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: date-time */
                        at: string;
                        under: string;
                        by: string;
                        agencies: number;
                        reachable: number;
                        active?: {
                            /** @enum {string} */
                            state: "announced" | "running" | "ended" | "called-off";
                            /** Format: date-time */
                            announcedAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            announces: boolean;
                        };
                        unreachable: {
                            agency: string;
                            name: string;
                            system?: string;
                            receivedBy?: string;
                            problems: {
                                code: string;
                                sentence: {
                                    vi: string;
                                    en: string;
                                };
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    "destinations.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of systems that have an address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        destinations: {
                            system: string;
                            url: string;
                            /** @enum {string} */
                            takesPost: "pull" | "push" | "paused";
                            /** @enum {string} */
                            state: "untried" | "working" | "failing" | "probed";
                            failures: number;
                            /** Format: date-time */
                            failingSince?: string;
                            /** Format: date-time */
                            nextAt?: string;
                            problem?: components["schemas"]["Saying"];
                            said?: string;
                            /** Format: date-time */
                            succeededAt?: string;
                            underWay: number;
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    "destinations.attempts": {
        parameters: {
            query?: {
                /** @description An attempt: only those before it. */
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of attempts; none where its system fetches. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        attempts: {
                            n: number;
                            system: string;
                            /** Format: date-time */
                            begunAt: string;
                            /** Format: date-time */
                            endedAt?: string;
                            /** @enum {string} */
                            outcome?: "confirmed" | "awaited" | "failed" | "called-off" | "interrupted";
                            /** Format: date-time */
                            heldUntil: string;
                            problem?: components["schemas"]["Saying"];
                            said?: string;
                            /** Format: date-time */
                            nextAt?: string;
                        }[];
                        next?: number;
                    };
                };
            };
        };
    };
    "reorganisations.rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** Format: date-time */
                    effectiveAt: string;
                    reason: string;
                    /** @default [] */
                    opens?: {
                        name: string;
                        shortName?: string;
                        /** @enum {string} */
                        agencyKind?: "government" | "people-committee" | "people-council" | "party" | "enterprise" | "other";
                        parent?: string;
                        address?: string;
                        level?: number;
                        /** @enum {string} */
                        policy?: "packet" | "attachment" | "either" | "both" | "channel";
                        capabilities?: {
                            packetBytesMax?: number;
                            businessTypes?: (0 | 1 | 2 | 3)[];
                            attachmentTypes?: string[];
                        };
                        centre?: boolean;
                        hidden?: boolean;
                        test?: boolean;
                        code: string;
                        form102?: string;
                        invite?: boolean;
                    }[];
                    /** @default [] */
                    closes?: {
                        code: string;
                        /** @default [] */
                        successors?: string[];
                        /** @description Who takes what is still addressed to it. */
                        receivesFor?: string;
                        /**
                         * Format: date-time
                         * @description 12 months after the moment, when absent.
                         */
                        receivesUntil?: string;
                        /** @description Nobody follows it: said, so that it is not forgotten. */
                        ends?: boolean;
                    }[];
                    /** @default [] */
                    changes?: {
                        name?: string;
                        shortName?: string | null;
                        agencyKind?: ("government" | "people-committee" | "people-council" | "party" | "enterprise" | "other") | null;
                        parent?: string | null;
                        address?: string | null;
                        level?: number | null;
                        policy?: ("packet" | "attachment" | "either" | "both" | "channel") | null;
                        capabilities?: {
                            packetBytesMax?: number;
                            businessTypes?: (0 | 1 | 2 | 3)[];
                            attachmentTypes?: string[];
                        } | null;
                        centre?: boolean;
                        hidden?: boolean;
                        test?: boolean;
                        code: string;
                    }[];
                    /** @default [] */
                    moves?: {
                        system: string;
                        agencies: string[];
                    }[];
                };
            };
        };
        responses: {
            /** @description The trees before and after, faults, warnings and what waits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** Format: date-time */
                        effectiveAt: string;
                        counts: {
                            opens: number;
                            closes: number;
                            changes: number;
                            moves: number;
                        };
                        faults: number;
                        warnings: number;
                        findings: {
                            code: string;
                            params: {
                                [key: string]: unknown;
                            };
                            sentence: {
                                vi: string;
                                en: string;
                            };
                            where: string;
                            /** @enum {string} */
                            weight: "fault" | "warning";
                        }[];
                        before: {
                            code: string;
                            name: string;
                            depth: number;
                            /** @enum {string} */
                            mark: "opens" | "closes" | "changes" | "stays";
                            successors?: string[];
                        }[];
                        after: {
                            code: string;
                            name: string;
                            depth: number;
                            /** @enum {string} */
                            mark: "opens" | "closes" | "changes" | "stays";
                            successors?: string[];
                        }[];
                        leftOut: number;
                        waiting: {
                            agency: string;
                            receivesFor?: string;
                            pending: number;
                            unacknowledged: number;
                        }[];
                    };
                };
            };
        };
    };
    "reorganisations.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reorganisations: components["schemas"]["Reorganisation"][];
                    };
                };
            };
        };
    };
    "reorganisations.propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** Format: date-time */
                    effectiveAt: string;
                    reason: string;
                    /** @default [] */
                    opens?: {
                        name: string;
                        shortName?: string;
                        /** @enum {string} */
                        agencyKind?: "government" | "people-committee" | "people-council" | "party" | "enterprise" | "other";
                        parent?: string;
                        address?: string;
                        level?: number;
                        /** @enum {string} */
                        policy?: "packet" | "attachment" | "either" | "both" | "channel";
                        capabilities?: {
                            packetBytesMax?: number;
                            businessTypes?: (0 | 1 | 2 | 3)[];
                            attachmentTypes?: string[];
                        };
                        centre?: boolean;
                        hidden?: boolean;
                        test?: boolean;
                        code: string;
                        form102?: string;
                        invite?: boolean;
                    }[];
                    /** @default [] */
                    closes?: {
                        code: string;
                        /** @default [] */
                        successors?: string[];
                        /** @description Who takes what is still addressed to it. */
                        receivesFor?: string;
                        /**
                         * Format: date-time
                         * @description 12 months after the moment, when absent.
                         */
                        receivesUntil?: string;
                        /** @description Nobody follows it: said, so that it is not forgotten. */
                        ends?: boolean;
                    }[];
                    /** @default [] */
                    changes?: {
                        name?: string;
                        shortName?: string | null;
                        agencyKind?: ("government" | "people-committee" | "people-council" | "party" | "enterprise" | "other") | null;
                        parent?: string | null;
                        address?: string | null;
                        level?: number | null;
                        policy?: ("packet" | "attachment" | "either" | "both" | "channel") | null;
                        capabilities?: {
                            packetBytesMax?: number;
                            businessTypes?: (0 | 1 | 2 | 3)[];
                            attachmentTypes?: string[];
                        } | null;
                        centre?: boolean;
                        hidden?: boolean;
                        test?: boolean;
                        code: string;
                    }[];
                    /** @default [] */
                    moves?: {
                        system: string;
                        agencies: string[];
                    }[];
                };
            };
        };
        responses: {
            /** @description The plan as it is kept. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reorganisation"];
                };
            };
        };
    };
    "reorganisations.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan, and what became of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** Format: date-time */
                        effectiveAt: string;
                        reason: string;
                        /** @enum {string} */
                        state: "proposed" | "approved" | "revoked";
                        inForce: boolean;
                        counts: {
                            opens: number;
                            closes: number;
                            changes: number;
                            moves: number;
                        };
                        proposed: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        approved?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        revoked?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            reason?: string;
                        };
                        plan: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    "reorganisations.trees": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trees before and after. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        before: {
                            code: string;
                            name: string;
                            depth: number;
                            /** @enum {string} */
                            mark: "opens" | "closes" | "changes" | "stays";
                            successors?: string[];
                        }[];
                        after: {
                            code: string;
                            name: string;
                            depth: number;
                            /** @enum {string} */
                            mark: "opens" | "closes" | "changes" | "stays";
                            successors?: string[];
                        }[];
                        leftOut: number;
                    };
                };
            };
        };
    };
    "reorganisations.approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan, approved. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reorganisation"];
                };
            };
        };
    };
    "reorganisations.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The plan, revoked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reorganisation"];
                };
            };
        };
    };
    "agencydetails.capabilities": {
        parameters: {
            query?: {
                /** @description As of that moment; now, when absent. */
                at?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it can. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyCapabilities"];
                };
            };
        };
    };
    "agencydetails.certificates": {
        parameters: {
            query?: {
                /** @description Only those that end within so many days, and of which that was noticed. */
                endsWithinDays?: number;
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of certificates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        certificates: {
                            /** @constant */
                            kind: "certificate";
                            sha256: string;
                            /** @enum {string} */
                            role: "organisation" | "person";
                            agencies: string[];
                            der: string;
                            /** Format: date-time */
                            registeredAt: string;
                            /** Format: date-time */
                            revokedAt?: string;
                            revocationReason?: string;
                            revocation?: {
                                /** @constant */
                                kind: "revocation";
                                certificate: string;
                                /** @enum {string} */
                                state: "good" | "revoked" | "unknown";
                                responder: string;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                until?: string;
                                /** Format: date-time */
                                revokedAt?: string;
                                reason?: string;
                                answer?: string;
                                authorities?: {
                                    certificate: string;
                                    answer: string;
                                }[];
                            };
                            problem?: components["schemas"]["Saying"];
                            notices?: {
                                daysBefore: number;
                                /** Format: date-time */
                                noticedAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    "agencydetails.contacts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its clerks and its technical contacts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyContacts"];
                };
            };
        };
    };
    "agencydetails.putContacts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    clerks?: {
                        /** @description Of the person or the office: "Văn thư cơ quan". */
                        role: string;
                        /** Format: email */
                        email?: string;
                        telephone?: string;
                    }[];
                    /** @default [] */
                    technical?: {
                        /** @description Of the person or the office: "Văn thư cơ quan". */
                        role: string;
                        /** Format: email */
                        email?: string;
                        telephone?: string;
                    }[];
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The contacts as they stand. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyContacts"];
                };
            };
        };
    };
    "joining.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checklist. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agency: string;
                        joining: {
                            /** @enum {string} */
                            state: "invited" | "testing" | "live" | "suspended";
                            /** Format: date-time */
                            since?: string;
                        };
                        items: {
                            /** @enum {string} */
                            item: "code" | "contacts" | "certificate" | "system" | "address" | "self-test" | "documents" | "statuses" | "policy" | "live";
                            done: boolean;
                            /** Format: date-time */
                            since?: string;
                            next?: components["schemas"]["Saying"];
                        }[];
                    };
                };
            };
        };
    };
    "joining.join": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    state: "testing" | "live" | "suspended";
                    /** @description Needed to suspend, and with `anyway`. */
                    reason?: string;
                    /**
                     * @description Go live though the checklist has open items.
                     * @default false
                     */
                    anyway?: boolean;
                };
            };
        };
        responses: {
            /** @description The agency as it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
        };
    };
    "joining.selfTest": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document that was sent. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        document: string;
                        documentId: string;
                        robot: string;
                        agency: string;
                    };
                };
            };
        };
    };
    "joining.addRobots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The robots. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        robots: components["schemas"]["Agency"][];
                    };
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "people.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of people, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: components["schemas"]["Person"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "people.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    fullName: string;
                    /** Format: email */
                    email?: string;
                    grants: ({
                        /** @constant */
                        role: "administrator";
                        branch?: string;
                    } | {
                        /** @constant */
                        role: "auditor";
                    } | {
                        /** @constant */
                        role: "clerk";
                        agencies: string[];
                    })[];
                };
            };
        };
        responses: {
            /** @description The account and its invitation. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: components["schemas"]["Person"];
                        invitation: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "people.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
        };
    };
    "people.import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    csv: string;
                    /** @default false */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description The accounts and their invitations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            name: string;
                            fullName: string;
                            invitation?: string;
                            /** Format: date-time */
                            until?: string;
                        }[];
                        imported: boolean;
                    };
                };
            };
        };
    };
    "people.invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account and its new invitation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: components["schemas"]["Person"];
                        invitation: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "people.roles": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    grants: ({
                        /** @constant */
                        role: "administrator";
                        branch?: string;
                    } | {
                        /** @constant */
                        role: "auditor";
                    } | {
                        /** @constant */
                        role: "clerk";
                        agencies: string[];
                    })[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description It waits for a second administrator: see `/v1/approvals`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                    };
                };
            };
        };
    };
    "people.disable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
        };
    };
    "people.resetSecondFactor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The account and what sets up its new second factor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: components["schemas"]["Person"];
                        invitation: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
        };
    };
    "approvals.list": {
        parameters: {
            query?: {
                state?: "pending" | "approved" | "refused" | "lapsed";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of proposals. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposals: components["schemas"]["Proposal"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "approvals.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proposal, with what is wanted word for word. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    "approvals.approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description It is done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposal: components["schemas"]["Proposal"];
                        result: unknown;
                    };
                };
            };
        };
    };
    "approvals.refuse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The proposal, refused. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    "approvals.audit": {
        parameters: {
            query?: {
                /** @description A code, a name, a digest: what was changed. */
                subject?: string;
                /** @description Who asked for it or approved it. */
                who?: string;
                from?: string;
                /** @description Before that moment. */
                to?: string;
                /** @description What concerns this agency, or one below it. */
                agency?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        records: components["schemas"]["AuditRecord"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "notices.list": {
        parameters: {
            query?: {
                state?: "waiting" | "sent" | "failed";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, and what is not on its way yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mail: boolean;
                        call: boolean;
                        unaddressed: number;
                        gathering: number;
                        withoutContact: number;
                        dispatches: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            channel: "mail" | "call";
                            address?: string;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "failed";
                            /** Format: date-time */
                            composedAt: string;
                            notices: number;
                            title: {
                                vi: string;
                                en: string;
                            };
                            agency: string;
                            attempts: number;
                            /** Format: date-time */
                            nextAt?: string;
                            /** Format: date-time */
                            endedAt?: string;
                            problem?: string;
                        }[];
                        /** Format: uuid */
                        next?: string;
                    };
                };
            };
        };
    };
    "axis.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What everybody may know. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        axis: string;
                        twoPersons: {
                            /** @enum {string} */
                            setting: "on" | "off" | "once-joined";
                            inForce: boolean;
                            /** Format: date-time */
                            since?: string;
                        };
                    };
                };
            };
        };
    };
    "axis.keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every key, with when it was valid. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        axis: string;
                        version: number;
                        /** Format: date-time */
                        issuedAt: string;
                        keys: components["schemas"]["PublicKey"][];
                        jws: string;
                    };
                };
            };
        };
    };
    "axis.sealingKey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key in use: a JWK and its thumbprint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kid: string;
                        jwk: {
                            /** @constant */
                            kty: "EC";
                            /** @constant */
                            crv: "P-256";
                            x: string;
                            y: string;
                        };
                    };
                };
            };
        };
    };
    "axis.examineExchange": {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was examined and what was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        examined: {
                            documents: number;
                            deliveries: number;
                            receipts: number;
                        };
                        findings: components["schemas"]["Finding"][];
                        deadLetters?: number;
                        next?: string;
                    };
                };
            };
        };
    };
    "axis.examineRegistry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many certificates there are and what was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        certificates: number;
                        findings: components["schemas"]["Finding"][];
                    };
                };
            };
        };
    };
    "axis.examineTracker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was counted and what was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        facts: number;
                        receipts: number;
                        caughtUp: boolean;
                        rereading: {
                            share: number;
                            behind: number;
                        };
                        findings: components["schemas"]["Finding"][];
                    };
                };
            };
        };
    };
    "portalsession.signIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    password: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description A first access token, and who is signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        expiresInSeconds: number;
                        person: components["schemas"]["Person"];
                        idleSeconds: number;
                        /** Format: date-time */
                        endsAt: string;
                        notices: {
                            /** Format: date-time */
                            at: string;
                            agency?: string;
                            code: string;
                            params: {
                                [key: string]: unknown;
                            };
                            sentence: {
                                vi: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    "portalsession.renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active: boolean;
                };
            };
        };
        responses: {
            /** @description A bearer token for two minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        expiresInSeconds: number;
                        /** Format: date-time */
                        idleUntil: string;
                        /** Format: date-time */
                        endsAt: string;
                    };
                };
            };
        };
    };
    "portalsession.signOut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description The session has ended, if there was one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    "registers.enter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number?: number;
                    /** Format: date */
                    on?: string;
                };
            };
        };
        responses: {
            /** @description Its entry, the first time and every time after. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        year: number;
                        number: number;
                        /** Format: date */
                        on: string;
                        /** Format: date-time */
                        enteredAt: string;
                        by: string;
                        corrections?: {
                            year: number;
                            number: number;
                            /** Format: date */
                            on: string;
                            /** Format: date-time */
                            correctedAt: string;
                            by: string;
                            reason: string;
                        }[];
                        /** Format: uuid */
                        delivery: string;
                    };
                };
            };
        };
    };
    "registers.correct": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    was: {
                        year: number;
                        number: number;
                        /** Format: date */
                        on: string;
                    };
                    number?: number;
                    /** Format: date */
                    on?: string;
                    reason: string & (unknown & unknown);
                };
            };
        };
        responses: {
            /** @description The entry as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        year: number;
                        number: number;
                        /** Format: date */
                        on: string;
                        /** Format: date-time */
                        enteredAt: string;
                        by: string;
                        corrections?: {
                            year: number;
                            number: number;
                            /** Format: date */
                            on: string;
                            /** Format: date-time */
                            correctedAt: string;
                            by: string;
                            reason: string;
                        }[];
                        /** Format: uuid */
                        delivery: string;
                    };
                };
            };
        };
    };
    "registers.received": {
        parameters: {
            query?: {
                agency?: string;
                /** @description In Việt Nam. */
                year?: number;
                /** @description A page of it, or all of it as a file. */
                format?: "json" | "csv" | "xlsx";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries, or the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agency: string;
                        agencyName?: string;
                        year: number;
                        entries: {
                            year: number;
                            number: number;
                            /** Format: date */
                            on: string;
                            /** Format: date-time */
                            enteredAt: string;
                            by: string;
                            corrections?: {
                                year: number;
                                number: number;
                                /** Format: date */
                                on: string;
                                /** Format: date-time */
                                correctedAt: string;
                                by: string;
                                reason: string;
                            }[];
                            /** Format: uuid */
                            delivery: string;
                            /** Format: uuid */
                            document: string;
                            documentId: string;
                            code: {
                                number: string;
                                notation: string;
                            };
                            subject: string;
                            sender: string;
                            senderName?: string;
                            promulgatedOn?: string;
                            priority: number;
                            businessType: number;
                            addressedTo: string[];
                        }[];
                        nextNumber: number;
                        next?: string;
                    };
                };
            };
        };
    };
    "registers.sent": {
        parameters: {
            query?: {
                agency?: string;
                /** @description In Việt Nam. */
                year?: number;
                /** @description A page of it, or all of it as a file. */
                format?: "json" | "csv" | "xlsx";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries, or the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agency: string;
                        agencyName?: string;
                        year: number;
                        entries: {
                            /** Format: uuid */
                            document: string;
                            documentId: string;
                            code: {
                                number: string;
                                notation: string;
                            };
                            subject: string;
                            promulgatedOn?: string;
                            priority: number;
                            businessType: number;
                            edition: number;
                            /** Format: date-time */
                            acceptedAt: string;
                            recipients: {
                                count: number;
                                first: {
                                    agency: string;
                                    name?: string;
                                }[];
                            };
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    "looking.waiting": {
        parameters: {
            query?: {
                /** @description Of these agencies of yours, separated by commas; of all you may see, when absent. */
                agency?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How much, each up to `countedTo`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        received: {
                            pending: number;
                            unanswered: number;
                            questions: number;
                            urgent: number;
                        };
                        overdue?: {
                            received: number;
                            sent: number;
                        };
                        countedTo: number;
                    };
                };
            };
        };
    };
    "looking.overdue": {
        parameters: {
            query?: {
                /** @description Of these agencies of yours, separated by commas; of all you may see, when absent. */
                agency?: string[];
                /** @description `received`: the agencies are late; `sent`: somebody is late with what they sent. Both, when absent. */
                role?: "received" | "sent";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        overdue: {
                            code: string;
                            sentence: {
                                vi: string;
                                en: string;
                            };
                            /** @enum {string} */
                            who: "recipient-system" | "recipient-clerk" | "recipient-office";
                            /** Format: uuid */
                            document: string;
                            /** Format: uuid */
                            delivery: string;
                            documentId?: string;
                            number?: string;
                            subject?: string;
                            priority?: number;
                            dueOn?: string;
                            sender: string;
                            senderName?: string;
                            recipient: string;
                            recipientName?: string;
                            urgent: boolean;
                            /** Format: date-time */
                            beganAt: string;
                            /** Format: date-time */
                            dueAt: string;
                            /** Format: date-time */
                            noticedAt: string;
                        }[];
                        next?: string;
                        upTo: number;
                    };
                };
            };
        };
    };
    "readings.list": {
        parameters: {
            query?: {
                /** @description The name the person signs in with. */
                who?: string;
                /** @description For which it was read. */
                agency?: string;
                from?: string;
                /** @description Before that moment. */
                to?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of readings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readings: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            who: string;
                            address?: string;
                            program?: string;
                            /** Format: uuid */
                            document: string;
                            documentId: string;
                            code: {
                                number: string;
                                notation: string;
                            };
                            sender: string;
                            agency?: string;
                            /** Format: uuid */
                            delivery?: string;
                            attachment?: number;
                            name?: string;
                            shown: boolean;
                            reason?: string;
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    "readings.ofDocument": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of readings, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readings: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            who: string;
                            address?: string;
                            program?: string;
                            /** Format: uuid */
                            document: string;
                            documentId: string;
                            code: {
                                number: string;
                                notation: string;
                            };
                            sender: string;
                            agency?: string;
                            /** Format: uuid */
                            delivery?: string;
                            attachment?: number;
                            name?: string;
                            shown: boolean;
                            reason?: string;
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    "portalarchive.archive": {
        parameters: {
            query?: {
                agency?: string;
                role?: "received" | "sent";
                /** @description Sent to the agency, or by it, at or after that moment. */
                from?: string;
                /** @description Before that moment. */
                to?: string;
                /** @description `next` of the archive before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
        };
    };
    "portalfiles.attachment": {
        parameters: {
            query?: {
                /** @description The packet this delivery carries: a document sent to further addressees comes in several. */
                delivery?: string;
                /** @description Why an administrator reads who is no party. It is kept with the reading. */
                reason?: string;
                /** @description In place, where that is safe: PDF files, images, plain text. */
                show?: "1";
            };
            header?: never;
            path: {
                id: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
        };
    };
    "portalfiles.openable": {
        parameters: {
            query?: {
                /** @description The packet this delivery carries: a document sent to further addressees comes in several. */
                delivery?: string;
                /** @description Why an administrator reads who is no party. It is kept with the reading. */
                reason?: string;
                /** @description In place, where that is safe: PDF files, images, plain text. */
                show?: "1";
            };
            header?: never;
            path: {
                id: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It would, now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    "portalfiles.packet": {
        parameters: {
            query?: {
                /** @description The packet this delivery carries: a document sent to further addressees comes in several. */
                delivery?: string;
                /** @description Why an administrator reads who is no party. It is kept with the reading. */
                reason?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The packet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/edxml+xml": unknown;
                };
            };
        };
    };
    "statistics.show": {
        parameters: {
            query?: {
                /** @description An agency with all below it; with `by=branch`, each branch below it. */
                under?: string;
                /** @description One agency alone. */
                agency?: string;
                /** @description The first day, in Việt Nam: 2026-11-01. */
                from?: string;
                /** @description The last day, at most 366 days with the first. */
                to?: string;
                /** @description What a row stands for. */
                by?: "day" | "agency" | "branch";
                /** @description Counts for more than `Accept`. */
                format?: "json" | "csv" | "xlsx";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows, and the sum of all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        upTo: number;
                        caughtUp: boolean;
                        rows: {
                            sent: number;
                            addressed: number;
                            packetSigned: number;
                            pdfSigned: number;
                            unsigned: number;
                            signaturesNotKnown: number;
                            received: number;
                            acknowledged: number;
                            refused: number;
                            withdrawn: number;
                            expired: number;
                            undeliverable: number;
                            overdue: number;
                            timedDelivered: number;
                            hoursToDelivered: number;
                            timedAcknowledged: number;
                            hoursToAcknowledged: number;
                            /** Format: date */
                            day?: string;
                            agency?: string;
                            name?: string;
                        }[];
                        totals: {
                            sent: number;
                            addressed: number;
                            packetSigned: number;
                            pdfSigned: number;
                            unsigned: number;
                            signaturesNotKnown: number;
                            received: number;
                            acknowledged: number;
                            refused: number;
                            withdrawn: number;
                            expired: number;
                            undeliverable: number;
                            overdue: number;
                            timedDelivered: number;
                            hoursToDelivered: number;
                            timedAcknowledged: number;
                            hoursToAcknowledged: number;
                        };
                        next?: string;
                    };
                    "text/csv": unknown;
                };
            };
        };
    };
}
