import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace baton. */
export namespace baton {

    /**
     * Properties of a SignedDelta.
     * @deprecated Use baton.SignedDelta.$Properties instead.
     */
    interface ISignedDelta extends baton.SignedDelta.$Properties {
    }

    /** Represents a SignedDelta. */
    class SignedDelta {

        /**
         * Constructs a new SignedDelta.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.SignedDelta.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SignedDelta body. */
        body: Uint8Array;

        /** SignedDelta signature. */
        signature: Uint8Array;

        /** SignedDelta content. */
        content: baton.Content.$Properties[];

        /**
         * Encodes the specified SignedDelta message. Does not implicitly {@link baton.SignedDelta.verify|verify} messages.
         * @param message SignedDelta message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.SignedDelta.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SignedDelta message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.SignedDelta & baton.SignedDelta.$Shape} SignedDelta
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.SignedDelta & baton.SignedDelta.$Shape;

        /**
         * Gets the type url for SignedDelta
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace SignedDelta {

        /** Properties of a SignedDelta. */
        interface $Properties {

            /** SignedDelta body */
            body?: (Uint8Array|null);

            /** SignedDelta signature */
            signature?: (Uint8Array|null);

            /** SignedDelta content */
            content?: (baton.Content.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SignedDelta. */
        type $Shape = baton.SignedDelta.$Properties;
    }

    /**
     * Properties of a Content.
     * @deprecated Use baton.Content.$Properties instead.
     */
    interface IContent extends baton.Content.$Properties {
    }

    /** Represents a Content. */
    class Content {

        /**
         * Constructs a new Content.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Content.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Content salt. */
        salt: Uint8Array;

        /** Content change. */
        change: Uint8Array;

        /**
         * Encodes the specified Content message. Does not implicitly {@link baton.Content.verify|verify} messages.
         * @param message Content message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Content.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Content message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Content & baton.Content.$Shape} Content
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Content & baton.Content.$Shape;

        /**
         * Gets the type url for Content
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Content {

        /** Properties of a Content. */
        interface $Properties {

            /** Content salt */
            salt?: (Uint8Array|null);

            /** Content change */
            change?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Content. */
        type $Shape = baton.Content.$Properties;
    }

    /**
     * Properties of a Body.
     * @deprecated Use baton.Body.$Properties instead.
     */
    interface IBody extends baton.Body.$Properties {
    }

    /** Represents a Body. */
    class Body {

        /**
         * Constructs a new Body.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Body.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Body stream. */
        stream: Uint8Array;

        /** Body chain. */
        chain: Uint8Array;

        /** Body start. */
        start?: (baton.ChainStart.$Properties|null);

        /** Body seq. */
        seq: number;

        /** Body prev. */
        prev: Uint8Array;

        /** Body deps. */
        deps: Uint8Array[];

        /** Body timeMs. */
        timeMs: (number|Long);

        /** Body timeCount. */
        timeCount: number;

        /** Body generation. */
        generation: number;

        /** Body happenedAt. */
        happenedAt: (number|Long);

        /** Body enteredAt. */
        enteredAt: (number|Long);

        /** Body by. */
        by: string;

        /** Body byGuest. */
        byGuest: string;

        /** Body slots. */
        slots: baton.Slot.$Properties[];

        /**
         * Encodes the specified Body message. Does not implicitly {@link baton.Body.verify|verify} messages.
         * @param message Body message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Body.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Body message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Body & baton.Body.$Shape} Body
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Body & baton.Body.$Shape;

        /**
         * Gets the type url for Body
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Body {

        /** Properties of a Body. */
        interface $Properties {

            /** Body stream */
            stream?: (Uint8Array|null);

            /** Body chain */
            chain?: (Uint8Array|null);

            /** Body start */
            start?: (baton.ChainStart.$Properties|null);

            /** Body seq */
            seq?: (number|null);

            /** Body prev */
            prev?: (Uint8Array|null);

            /** Body deps */
            deps?: (Uint8Array[]|null);

            /** Body timeMs */
            timeMs?: (number|Long|null);

            /** Body timeCount */
            timeCount?: (number|null);

            /** Body generation */
            generation?: (number|null);

            /** Body happenedAt */
            happenedAt?: (number|Long|null);

            /** Body enteredAt */
            enteredAt?: (number|Long|null);

            /** Body by */
            by?: (string|null);

            /** Body byGuest */
            byGuest?: (string|null);

            /** Body slots */
            slots?: (baton.Slot.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Body. */
        type $Shape = {
          stream?: Uint8Array|null;
          chain?: Uint8Array|null;
          start?: baton.ChainStart.$Shape|null;
          seq?: number|null;
          prev?: Uint8Array|null;
          deps?: Uint8Array[]|null;
          timeMs?: number|Long|null;
          timeCount?: number|null;
          generation?: number|null;
          happenedAt?: number|Long|null;
          enteredAt?: number|Long|null;
          by?: string|null;
          byGuest?: string|null;
          slots?: baton.Slot.$Shape[]|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of a ChainStart.
     * @deprecated Use baton.ChainStart.$Properties instead.
     */
    interface IChainStart extends baton.ChainStart.$Properties {
    }

    /** Represents a ChainStart. */
    class ChainStart {

        /**
         * Constructs a new ChainStart.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.ChainStart.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ChainStart certificate. */
        certificate: Uint8Array;

        /** ChainStart epoch. */
        epoch: Uint8Array;

        /** ChainStart grant. */
        grant: Uint8Array;

        /** ChainStart genesis. */
        genesis?: (baton.Genesis.$Properties|null);

        /**
         * Encodes the specified ChainStart message. Does not implicitly {@link baton.ChainStart.verify|verify} messages.
         * @param message ChainStart message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.ChainStart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ChainStart message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.ChainStart & baton.ChainStart.$Shape} ChainStart
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.ChainStart & baton.ChainStart.$Shape;

        /**
         * Gets the type url for ChainStart
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace ChainStart {

        /** Properties of a ChainStart. */
        interface $Properties {

            /** ChainStart certificate */
            certificate?: (Uint8Array|null);

            /** ChainStart epoch */
            epoch?: (Uint8Array|null);

            /** ChainStart grant */
            grant?: (Uint8Array|null);

            /** ChainStart genesis */
            genesis?: (baton.Genesis.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ChainStart. */
        type $Shape = baton.ChainStart.$Properties;
    }

    /**
     * Properties of a Genesis.
     * @deprecated Use baton.Genesis.$Properties instead.
     */
    interface IGenesis extends baton.Genesis.$Properties {
    }

    /** Represents a Genesis. */
    class Genesis {

        /**
         * Constructs a new Genesis.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Genesis.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Genesis kind. */
        kind: baton.StreamKind;

        /** Genesis nonce. */
        nonce: Uint8Array;

        /** Genesis number. */
        number: string;

        /** Genesis attends. */
        attends: boolean;

        /** Genesis subject. */
        subject: Uint8Array;

        /**
         * Encodes the specified Genesis message. Does not implicitly {@link baton.Genesis.verify|verify} messages.
         * @param message Genesis message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Genesis.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Genesis message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Genesis & baton.Genesis.$Shape} Genesis
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Genesis & baton.Genesis.$Shape;

        /**
         * Gets the type url for Genesis
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Genesis {

        /** Properties of a Genesis. */
        interface $Properties {

            /** Genesis kind */
            kind?: (baton.StreamKind|null);

            /** Genesis nonce */
            nonce?: (Uint8Array|null);

            /** Genesis number */
            number?: (string|null);

            /** Genesis attends */
            attends?: (boolean|null);

            /** Genesis subject */
            subject?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Genesis. */
        type $Shape = baton.Genesis.$Properties;
    }

    /**
     * Properties of a Slot.
     * @deprecated Use baton.Slot.$Properties instead.
     */
    interface ISlot extends baton.Slot.$Properties {
    }

    /** Represents a Slot. */
    class Slot {

        /**
         * Constructs a new Slot.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Slot.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Slot kind. */
        kind: number;

        /** Slot field. */
        field: number;

        /** Slot assignment. */
        assignment: Uint8Array;

        /** Slot over. */
        over: Uint8Array[];

        /** Slot hash. */
        hash?: (Uint8Array|null);

        /** Slot structural. */
        structural?: (Uint8Array|null);

        /** Slot what. */
        what?: ("hash"|"structural");

        /**
         * Encodes the specified Slot message. Does not implicitly {@link baton.Slot.verify|verify} messages.
         * @param message Slot message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Slot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Slot message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Slot & baton.Slot.$Shape} Slot
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Slot & baton.Slot.$Shape;

        /**
         * Gets the type url for Slot
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Slot {

        /** Properties of a Slot. */
        interface $Properties {

            /** Slot kind */
            kind?: (number|null);

            /** Slot field */
            field?: (number|null);

            /** Slot assignment */
            assignment?: (Uint8Array|null);

            /** Slot over */
            over?: (Uint8Array[]|null);

            /** Slot hash */
            hash?: (Uint8Array|null);

            /** Slot structural */
            structural?: (Uint8Array|null);

            /** Slot what */
            what?: ("hash"|"structural");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a Slot. */
        type $Shape = {
          kind?: number|null;
          field?: number|null;
          assignment?: Uint8Array|null;
          over?: Uint8Array[]|null;
          hash?: Uint8Array|null;
          structural?: Uint8Array|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ what?: undefined; hash?: null; structural?: null }|{ what?: "hash"; hash: Uint8Array; structural?: null }|{ what?: "structural"; hash?: null; structural: Uint8Array })
        );
    }

    /**
     * Properties of a Structural.
     * @deprecated Use baton.Structural.$Properties instead.
     */
    interface IStructural extends baton.Structural.$Properties {
    }

    /** Represents a Structural. */
    class Structural {

        /**
         * Constructs a new Structural.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Structural.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Structural grant. */
        grant?: (baton.Grant.$Properties|null);

        /** Structural revoke. */
        revoke?: (baton.Revoke.$Properties|null);

        /** Structural certificateClosed. */
        certificateClosed?: (baton.CertificateClosed.$Properties|null);

        /** Structural stage. */
        stage?: (baton.Stage.$Properties|null);

        /** Structural recall. */
        recall?: (baton.Recall.$Properties|null);

        /** Structural confirm. */
        confirm?: (baton.Confirm.$Properties|null);

        /** Structural close. */
        close?: (baton.Close.$Properties|null);

        /** Structural reopen. */
        reopen?: (baton.Reopen.$Properties|null);

        /** Structural redact. */
        redact?: (baton.Redact.$Properties|null);

        /** Structural attend. */
        attend?: (baton.Attend.$Properties|null);

        /** Structural tied. */
        tied?: (baton.Tied.$Properties|null);

        /** Structural withdraw. */
        withdraw?: (baton.Withdraw.$Properties|null);

        /** Structural is. */
        is?: ("grant"|"revoke"|"certificateClosed"|"stage"|"recall"|"confirm"|"close"|"reopen"|"redact"|"attend"|"tied"|"withdraw");

        /**
         * Encodes the specified Structural message. Does not implicitly {@link baton.Structural.verify|verify} messages.
         * @param message Structural message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Structural.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Structural message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Structural & baton.Structural.$Shape} Structural
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Structural & baton.Structural.$Shape;

        /**
         * Gets the type url for Structural
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Structural {

        /** Properties of a Structural. */
        interface $Properties {

            /** Structural grant */
            grant?: (baton.Grant.$Properties|null);

            /** Structural revoke */
            revoke?: (baton.Revoke.$Properties|null);

            /** Structural certificateClosed */
            certificateClosed?: (baton.CertificateClosed.$Properties|null);

            /** Structural stage */
            stage?: (baton.Stage.$Properties|null);

            /** Structural recall */
            recall?: (baton.Recall.$Properties|null);

            /** Structural confirm */
            confirm?: (baton.Confirm.$Properties|null);

            /** Structural close */
            close?: (baton.Close.$Properties|null);

            /** Structural reopen */
            reopen?: (baton.Reopen.$Properties|null);

            /** Structural redact */
            redact?: (baton.Redact.$Properties|null);

            /** Structural attend */
            attend?: (baton.Attend.$Properties|null);

            /** Structural tied */
            tied?: (baton.Tied.$Properties|null);

            /** Structural withdraw */
            withdraw?: (baton.Withdraw.$Properties|null);

            /** Structural is */
            is?: ("grant"|"revoke"|"certificateClosed"|"stage"|"recall"|"confirm"|"close"|"reopen"|"redact"|"attend"|"tied"|"withdraw");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a Structural. */
        type $Shape = {
          grant?: baton.Grant.$Shape|null;
          revoke?: baton.Revoke.$Shape|null;
          certificateClosed?: baton.CertificateClosed.$Shape|null;
          stage?: baton.Stage.$Shape|null;
          recall?: baton.Recall.$Shape|null;
          confirm?: baton.Confirm.$Shape|null;
          close?: baton.Close.$Shape|null;
          reopen?: baton.Reopen.$Shape|null;
          redact?: baton.Redact.$Shape|null;
          attend?: baton.Attend.$Shape|null;
          tied?: baton.Tied.$Shape|null;
          withdraw?: baton.Withdraw.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ is?: undefined; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "grant"; grant: baton.Grant.$Shape; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "revoke"; grant?: null; revoke: baton.Revoke.$Shape; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "certificateClosed"; grant?: null; revoke?: null; certificateClosed: baton.CertificateClosed.$Shape; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "stage"; grant?: null; revoke?: null; certificateClosed?: null; stage: baton.Stage.$Shape; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "recall"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall: baton.Recall.$Shape; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "confirm"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm: baton.Confirm.$Shape; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "close"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close: baton.Close.$Shape; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "reopen"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen: baton.Reopen.$Shape; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "redact"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact: baton.Redact.$Shape; attend?: null; tied?: null; withdraw?: null }|{ is?: "attend"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend: baton.Attend.$Shape; tied?: null; withdraw?: null }|{ is?: "tied"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied: baton.Tied.$Shape; withdraw?: null }|{ is?: "withdraw"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw: baton.Withdraw.$Shape })
        );
    }

    /**
     * Properties of a Grant.
     * @deprecated Use baton.Grant.$Properties instead.
     */
    interface IGrant extends baton.Grant.$Properties {
    }

    /** Represents a Grant. */
    class Grant {

        /**
         * Constructs a new Grant.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Grant.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Grant company. */
        company?: (Uint8Array|null);

        /** Grant guest. */
        guest?: (Uint8Array|null);

        /** Grant code. */
        code: string;

        /** Grant name. */
        name: string;

        /** Grant role. */
        role: baton.Role;

        /** Grant write. */
        write: boolean;

        /** Grant passOn. */
        passOn: boolean;

        /** Grant answerMinutes. */
        answerMinutes: number;

        /** Grant replaces. */
        replaces: Uint8Array;

        /** Grant passes. */
        passes: Uint8Array;

        /** Grant to. */
        to?: ("company"|"guest");

        /**
         * Encodes the specified Grant message. Does not implicitly {@link baton.Grant.verify|verify} messages.
         * @param message Grant message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Grant.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Grant message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Grant & baton.Grant.$Shape} Grant
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Grant & baton.Grant.$Shape;

        /**
         * Gets the type url for Grant
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Grant {

        /** Properties of a Grant. */
        interface $Properties {

            /** Grant company */
            company?: (Uint8Array|null);

            /** Grant guest */
            guest?: (Uint8Array|null);

            /** Grant code */
            code?: (string|null);

            /** Grant name */
            name?: (string|null);

            /** Grant role */
            role?: (baton.Role|null);

            /** Grant write */
            write?: (boolean|null);

            /** Grant passOn */
            passOn?: (boolean|null);

            /** Grant answerMinutes */
            answerMinutes?: (number|null);

            /** Grant replaces */
            replaces?: (Uint8Array|null);

            /** Grant passes */
            passes?: (Uint8Array|null);

            /** Grant to */
            to?: ("company"|"guest");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a Grant. */
        type $Shape = {
          company?: Uint8Array|null;
          guest?: Uint8Array|null;
          code?: string|null;
          name?: string|null;
          role?: baton.Role|null;
          write?: boolean|null;
          passOn?: boolean|null;
          answerMinutes?: number|null;
          replaces?: Uint8Array|null;
          passes?: Uint8Array|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ to?: undefined; company?: null; guest?: null }|{ to?: "company"; company: Uint8Array; guest?: null }|{ to?: "guest"; company?: null; guest: Uint8Array })
        );
    }

    /**
     * Properties of a Revoke.
     * @deprecated Use baton.Revoke.$Properties instead.
     */
    interface IRevoke extends baton.Revoke.$Properties {
    }

    /** Represents a Revoke. */
    class Revoke {

        /**
         * Constructs a new Revoke.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Revoke.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Revoke grant. */
        grant: Uint8Array;

        /** Revoke frontier. */
        frontier: Uint8Array[];

        /** Revoke kind. */
        kind: baton.RevokeKind;

        /** Revoke reason. */
        reason: string;

        /**
         * Encodes the specified Revoke message. Does not implicitly {@link baton.Revoke.verify|verify} messages.
         * @param message Revoke message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Revoke.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Revoke message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Revoke & baton.Revoke.$Shape} Revoke
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Revoke & baton.Revoke.$Shape;

        /**
         * Gets the type url for Revoke
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Revoke {

        /** Properties of a Revoke. */
        interface $Properties {

            /** Revoke grant */
            grant?: (Uint8Array|null);

            /** Revoke frontier */
            frontier?: (Uint8Array[]|null);

            /** Revoke kind */
            kind?: (baton.RevokeKind|null);

            /** Revoke reason */
            reason?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Revoke. */
        type $Shape = baton.Revoke.$Properties;
    }

    /**
     * Properties of a CertificateClosed.
     * @deprecated Use baton.CertificateClosed.$Properties instead.
     */
    interface ICertificateClosed extends baton.CertificateClosed.$Properties {
    }

    /** Represents a CertificateClosed. */
    class CertificateClosed {

        /**
         * Constructs a new CertificateClosed.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.CertificateClosed.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** CertificateClosed revocation. */
        revocation: Uint8Array;

        /** CertificateClosed frontier. */
        frontier: Uint8Array[];

        /**
         * Encodes the specified CertificateClosed message. Does not implicitly {@link baton.CertificateClosed.verify|verify} messages.
         * @param message CertificateClosed message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.CertificateClosed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CertificateClosed message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.CertificateClosed & baton.CertificateClosed.$Shape} CertificateClosed
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.CertificateClosed & baton.CertificateClosed.$Shape;

        /**
         * Gets the type url for CertificateClosed
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace CertificateClosed {

        /** Properties of a CertificateClosed. */
        interface $Properties {

            /** CertificateClosed revocation */
            revocation?: (Uint8Array|null);

            /** CertificateClosed frontier */
            frontier?: (Uint8Array[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CertificateClosed. */
        type $Shape = baton.CertificateClosed.$Properties;
    }

    /**
     * Properties of a Stage.
     * @deprecated Use baton.Stage.$Properties instead.
     */
    interface IStage extends baton.Stage.$Properties {
    }

    /** Represents a Stage. */
    class Stage {

        /**
         * Constructs a new Stage.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Stage.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Stage kind. */
        kind: baton.StageKind;

        /** Stage reason. */
        reason: string;

        /** Stage automatic. */
        automatic: boolean;

        /**
         * Encodes the specified Stage message. Does not implicitly {@link baton.Stage.verify|verify} messages.
         * @param message Stage message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Stage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Stage message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Stage & baton.Stage.$Shape} Stage
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Stage & baton.Stage.$Shape;

        /**
         * Gets the type url for Stage
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Stage {

        /** Properties of a Stage. */
        interface $Properties {

            /** Stage kind */
            kind?: (baton.StageKind|null);

            /** Stage reason */
            reason?: (string|null);

            /** Stage automatic */
            automatic?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Stage. */
        type $Shape = baton.Stage.$Properties;
    }

    /**
     * Properties of a Recall.
     * @deprecated Use baton.Recall.$Properties instead.
     */
    interface IRecall extends baton.Recall.$Properties {
    }

    /** Represents a Recall. */
    class Recall {

        /**
         * Constructs a new Recall.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Recall.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Recall reason. */
        reason: string;

        /**
         * Encodes the specified Recall message. Does not implicitly {@link baton.Recall.verify|verify} messages.
         * @param message Recall message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Recall.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Recall message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Recall & baton.Recall.$Shape} Recall
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Recall & baton.Recall.$Shape;

        /**
         * Gets the type url for Recall
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Recall {

        /** Properties of a Recall. */
        interface $Properties {

            /** Recall reason */
            reason?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Recall. */
        type $Shape = baton.Recall.$Properties;
    }

    /**
     * Properties of a Confirm.
     * @deprecated Use baton.Confirm.$Properties instead.
     */
    interface IConfirm extends baton.Confirm.$Properties {
    }

    /** Represents a Confirm. */
    class Confirm {

        /**
         * Constructs a new Confirm.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Confirm.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Confirm of. */
        of: Uint8Array;

        /**
         * Encodes the specified Confirm message. Does not implicitly {@link baton.Confirm.verify|verify} messages.
         * @param message Confirm message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Confirm.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Confirm message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Confirm & baton.Confirm.$Shape} Confirm
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Confirm & baton.Confirm.$Shape;

        /**
         * Gets the type url for Confirm
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Confirm {

        /** Properties of a Confirm. */
        interface $Properties {

            /** Confirm of */
            of?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Confirm. */
        type $Shape = baton.Confirm.$Properties;
    }

    /**
     * Properties of a Close.
     * @deprecated Use baton.Close.$Properties instead.
     */
    interface IClose extends baton.Close.$Properties {
    }

    /** Represents a Close. */
    class Close {

        /**
         * Constructs a new Close.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Close.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Close cancelled. */
        cancelled: boolean;

        /** Close assignments. */
        assignments: Uint8Array[];

        /** Close reason. */
        reason: string;

        /**
         * Encodes the specified Close message. Does not implicitly {@link baton.Close.verify|verify} messages.
         * @param message Close message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Close.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Close message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Close & baton.Close.$Shape} Close
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Close & baton.Close.$Shape;

        /**
         * Gets the type url for Close
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Close {

        /** Properties of a Close. */
        interface $Properties {

            /** Close cancelled */
            cancelled?: (boolean|null);

            /** Close assignments */
            assignments?: (Uint8Array[]|null);

            /** Close reason */
            reason?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Close. */
        type $Shape = baton.Close.$Properties;
    }

    /**
     * Properties of a Reopen.
     * @deprecated Use baton.Reopen.$Properties instead.
     */
    interface IReopen extends baton.Reopen.$Properties {
    }

    /** Represents a Reopen. */
    class Reopen {

        /**
         * Constructs a new Reopen.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Reopen.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Reopen endings. */
        endings: Uint8Array[];

        /** Reopen assignments. */
        assignments: Uint8Array[];

        /** Reopen reason. */
        reason: string;

        /**
         * Encodes the specified Reopen message. Does not implicitly {@link baton.Reopen.verify|verify} messages.
         * @param message Reopen message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Reopen.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Reopen message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Reopen & baton.Reopen.$Shape} Reopen
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Reopen & baton.Reopen.$Shape;

        /**
         * Gets the type url for Reopen
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Reopen {

        /** Properties of a Reopen. */
        interface $Properties {

            /** Reopen endings */
            endings?: (Uint8Array[]|null);

            /** Reopen assignments */
            assignments?: (Uint8Array[]|null);

            /** Reopen reason */
            reason?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Reopen. */
        type $Shape = baton.Reopen.$Properties;
    }

    /**
     * Properties of a Redact.
     * @deprecated Use baton.Redact.$Properties instead.
     */
    interface IRedact extends baton.Redact.$Properties {
    }

    /** Represents a Redact. */
    class Redact {

        /**
         * Constructs a new Redact.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Redact.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Redact delta. */
        delta: Uint8Array;

        /** Redact slot. */
        slot: number;

        /**
         * Encodes the specified Redact message. Does not implicitly {@link baton.Redact.verify|verify} messages.
         * @param message Redact message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Redact.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Redact message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Redact & baton.Redact.$Shape} Redact
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Redact & baton.Redact.$Shape;

        /**
         * Gets the type url for Redact
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Redact {

        /** Properties of a Redact. */
        interface $Properties {

            /** Redact delta */
            delta?: (Uint8Array|null);

            /** Redact slot */
            slot?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Redact. */
        type $Shape = baton.Redact.$Properties;
    }

    /**
     * Properties of an Attend.
     * @deprecated Use baton.Attend.$Properties instead.
     */
    interface IAttend extends baton.Attend.$Properties {
    }

    /** Represents an Attend. */
    class Attend {

        /**
         * Constructs a new Attend.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Attend.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified Attend message. Does not implicitly {@link baton.Attend.verify|verify} messages.
         * @param message Attend message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Attend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Attend message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Attend & baton.Attend.$Shape} Attend
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Attend & baton.Attend.$Shape;

        /**
         * Gets the type url for Attend
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Attend {

        /** Properties of an Attend. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Attend. */
        type $Shape = baton.Attend.$Properties;
    }

    /**
     * Properties of a Tied.
     * @deprecated Use baton.Tied.$Properties instead.
     */
    interface ITied extends baton.Tied.$Properties {
    }

    /** Represents a Tied. */
    class Tied {

        /**
         * Constructs a new Tied.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Tied.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Tied stream. */
        stream: Uint8Array;

        /**
         * Encodes the specified Tied message. Does not implicitly {@link baton.Tied.verify|verify} messages.
         * @param message Tied message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Tied.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Tied message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Tied & baton.Tied.$Shape} Tied
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Tied & baton.Tied.$Shape;

        /**
         * Gets the type url for Tied
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Tied {

        /** Properties of a Tied. */
        interface $Properties {

            /** Tied stream */
            stream?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Tied. */
        type $Shape = baton.Tied.$Properties;
    }

    /**
     * Properties of a Withdraw.
     * @deprecated Use baton.Withdraw.$Properties instead.
     */
    interface IWithdraw extends baton.Withdraw.$Properties {
    }

    /** Represents a Withdraw. */
    class Withdraw {

        /**
         * Constructs a new Withdraw.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Withdraw.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Withdraw delta. */
        delta: Uint8Array;

        /** Withdraw reason. */
        reason: string;

        /**
         * Encodes the specified Withdraw message. Does not implicitly {@link baton.Withdraw.verify|verify} messages.
         * @param message Withdraw message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Withdraw.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Withdraw message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Withdraw & baton.Withdraw.$Shape} Withdraw
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Withdraw & baton.Withdraw.$Shape;

        /**
         * Gets the type url for Withdraw
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Withdraw {

        /** Properties of a Withdraw. */
        interface $Properties {

            /** Withdraw delta */
            delta?: (Uint8Array|null);

            /** Withdraw reason */
            reason?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Withdraw. */
        type $Shape = baton.Withdraw.$Properties;
    }

    /**
     * Properties of a Change.
     * @deprecated Use baton.Change.$Properties instead.
     */
    interface IChange extends baton.Change.$Properties {
    }

    /** Represents a Change. */
    class Change {

        /**
         * Constructs a new Change.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Change.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Change value. */
        value?: (baton.Value.$Properties|null);

        /** Change entry. */
        entry?: (baton.Entry.$Properties|null);

        /** Change is. */
        is?: ("value"|"entry");

        /**
         * Encodes the specified Change message. Does not implicitly {@link baton.Change.verify|verify} messages.
         * @param message Change message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Change.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Change message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Change & baton.Change.$Shape} Change
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Change & baton.Change.$Shape;

        /**
         * Gets the type url for Change
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Change {

        /** Properties of a Change. */
        interface $Properties {

            /** Change value */
            value?: (baton.Value.$Properties|null);

            /** Change entry */
            entry?: (baton.Entry.$Properties|null);

            /** Change is */
            is?: ("value"|"entry");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a Change. */
        type $Shape = {
          value?: baton.Value.$Shape|null;
          entry?: baton.Entry.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ is?: undefined; value?: null; entry?: null }|{ is?: "value"; value: baton.Value.$Shape; entry?: null }|{ is?: "entry"; value?: null; entry: baton.Entry.$Shape })
        );
    }

    /**
     * Properties of a Value.
     * @deprecated Use baton.Value.$Properties instead.
     */
    interface IValue extends baton.Value.$Properties {
    }

    /** Represents a Value. */
    class Value {

        /**
         * Constructs a new Value.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Value.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Value text. */
        text?: (string|null);

        /** Value number. */
        number?: (number|Long|null);

        /** Value at. */
        at?: (number|Long|null);

        /** Value id. */
        id?: (Uint8Array|null);

        /** Value flag. */
        flag?: (boolean|null);

        /** Value is. */
        is?: ("text"|"number"|"at"|"id"|"flag");

        /**
         * Encodes the specified Value message. Does not implicitly {@link baton.Value.verify|verify} messages.
         * @param message Value message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Value message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Value & baton.Value.$Shape} Value
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Value & baton.Value.$Shape;

        /**
         * Gets the type url for Value
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Value {

        /** Properties of a Value. */
        interface $Properties {

            /** Value text */
            text?: (string|null);

            /** Value number */
            number?: (number|Long|null);

            /** Value at */
            at?: (number|Long|null);

            /** Value id */
            id?: (Uint8Array|null);

            /** Value flag */
            flag?: (boolean|null);

            /** Value is */
            is?: ("text"|"number"|"at"|"id"|"flag");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a Value. */
        type $Shape = {
          text?: string|null;
          number?: number|Long|null;
          at?: number|Long|null;
          id?: Uint8Array|null;
          flag?: boolean|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ is?: undefined; text?: null; number?: null; at?: null; id?: null; flag?: null }|{ is?: "text"; text: string; number?: null; at?: null; id?: null; flag?: null }|{ is?: "number"; text?: null; number: number|Long; at?: null; id?: null; flag?: null }|{ is?: "at"; text?: null; number?: null; at: number|Long; id?: null; flag?: null }|{ is?: "id"; text?: null; number?: null; at?: null; id: Uint8Array; flag?: null }|{ is?: "flag"; text?: null; number?: null; at?: null; id?: null; flag: boolean })
        );
    }

    /**
     * Properties of an Entry.
     * @deprecated Use baton.Entry.$Properties instead.
     */
    interface IEntry extends baton.Entry.$Properties {
    }

    /** Represents an Entry. */
    class Entry {

        /**
         * Constructs a new Entry.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Entry.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Entry text. */
        text: string;

        /** Entry items. */
        items: string[];

        /** Entry answers. */
        answers: Uint8Array;

        /** Entry code. */
        code: number;

        /**
         * Encodes the specified Entry message. Does not implicitly {@link baton.Entry.verify|verify} messages.
         * @param message Entry message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Entry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Entry message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Entry & baton.Entry.$Shape} Entry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Entry & baton.Entry.$Shape;

        /**
         * Gets the type url for Entry
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Entry {

        /** Properties of an Entry. */
        interface $Properties {

            /** Entry text */
            text?: (string|null);

            /** Entry items */
            items?: (string[]|null);

            /** Entry answers */
            answers?: (Uint8Array|null);

            /** Entry code */
            code?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Entry. */
        type $Shape = baton.Entry.$Properties;
    }

    /** StreamKind enum. */
    enum StreamKind {

        /** STREAM_UNKNOWN value */
        STREAM_UNKNOWN = 0,

        /** JOB value */
        JOB = 1,

        /** SITE value */
        SITE = 2,

        /** PERSON value */
        PERSON = 3,

        /** PRIVATE value */
        PRIVATE = 4
    }

    /** Role enum. */
    enum Role {

        /** ROLE_UNKNOWN value */
        ROLE_UNKNOWN = 0,

        /** ALARM_COMPANY value */
        ALARM_COMPANY = 1,

        /** CUSTOMER value */
        CUSTOMER = 2,

        /** PROVIDER value */
        PROVIDER = 3,

        /** PARTNER value */
        PARTNER = 4,

        /** GUEST value */
        GUEST = 5
    }

    /** RevokeKind enum. */
    enum RevokeKind {

        /** REVOKED value */
        REVOKED = 0,

        /** DECLINED value */
        DECLINED = 1,

        /** RELEASED value */
        RELEASED = 2,

        /** UNLINKED value */
        UNLINKED = 3
    }

    /** StageKind enum. */
    enum StageKind {

        /** STAGE_UNKNOWN value */
        STAGE_UNKNOWN = 0,

        /** RECEIVED value */
        RECEIVED = 1,

        /** ACCEPTED value */
        ACCEPTED = 2,

        /** DESPATCHED value */
        DESPATCHED = 3,

        /** EN_ROUTE value */
        EN_ROUTE = 4,

        /** ON_SITE value */
        ON_SITE = 5,

        /** OFF_SITE value */
        OFF_SITE = 6,

        /** STOOD_DOWN value */
        STOOD_DOWN = 7,

        /** ABANDONED value */
        ABANDONED = 8,

        /** COMPLETE value */
        COMPLETE = 9
    }

    /**
     * Properties of a Signed.
     * @deprecated Use baton.Signed.$Properties instead.
     */
    interface ISigned extends baton.Signed.$Properties {
    }

    /** Represents a Signed. */
    class Signed {

        /**
         * Constructs a new Signed.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Signed.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Signed content. */
        content: Uint8Array;

        /** Signed signature. */
        signature: Uint8Array;

        /** Signed certificate. */
        certificate: Uint8Array;

        /**
         * Encodes the specified Signed message. Does not implicitly {@link baton.Signed.verify|verify} messages.
         * @param message Signed message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Signed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Signed message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Signed & baton.Signed.$Shape} Signed
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Signed & baton.Signed.$Shape;

        /**
         * Gets the type url for Signed
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Signed {

        /** Properties of a Signed. */
        interface $Properties {

            /** Signed content */
            content?: (Uint8Array|null);

            /** Signed signature */
            signature?: (Uint8Array|null);

            /** Signed certificate */
            certificate?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Signed. */
        type $Shape = baton.Signed.$Properties;
    }

    /**
     * Properties of a Certificate.
     * @deprecated Use baton.Certificate.$Properties instead.
     */
    interface ICertificate extends baton.Certificate.$Properties {
    }

    /** Represents a Certificate. */
    class Certificate {

        /**
         * Constructs a new Certificate.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Certificate.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Certificate company. */
        company: Uint8Array;

        /** Certificate node. */
        node: Uint8Array;

        /** Certificate serial. */
        serial: (number|Long);

        /** Certificate code. */
        code: string;

        /** Certificate name. */
        name: string;

        /**
         * Encodes the specified Certificate message. Does not implicitly {@link baton.Certificate.verify|verify} messages.
         * @param message Certificate message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Certificate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Certificate message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Certificate & baton.Certificate.$Shape} Certificate
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Certificate & baton.Certificate.$Shape;

        /**
         * Gets the type url for Certificate
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Certificate {

        /** Properties of a Certificate. */
        interface $Properties {

            /** Certificate company */
            company?: (Uint8Array|null);

            /** Certificate node */
            node?: (Uint8Array|null);

            /** Certificate serial */
            serial?: (number|Long|null);

            /** Certificate code */
            code?: (string|null);

            /** Certificate name */
            name?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Certificate. */
        type $Shape = baton.Certificate.$Properties;
    }

    /**
     * Properties of a Revocation.
     * @deprecated Use baton.Revocation.$Properties instead.
     */
    interface IRevocation extends baton.Revocation.$Properties {
    }

    /** Represents a Revocation. */
    class Revocation {

        /**
         * Constructs a new Revocation.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Revocation.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Revocation company. */
        company: Uint8Array;

        /** Revocation serial. */
        serial: (number|Long);

        /** Revocation at. */
        at: (number|Long);

        /**
         * Encodes the specified Revocation message. Does not implicitly {@link baton.Revocation.verify|verify} messages.
         * @param message Revocation message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Revocation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Revocation message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Revocation & baton.Revocation.$Shape} Revocation
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Revocation & baton.Revocation.$Shape;

        /**
         * Gets the type url for Revocation
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Revocation {

        /** Properties of a Revocation. */
        interface $Properties {

            /** Revocation company */
            company?: (Uint8Array|null);

            /** Revocation serial */
            serial?: (number|Long|null);

            /** Revocation at */
            at?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Revocation. */
        type $Shape = baton.Revocation.$Properties;
    }

    /**
     * Properties of an Invitation.
     * @deprecated Use baton.Invitation.$Properties instead.
     */
    interface IInvitation extends baton.Invitation.$Properties {
    }

    /** Represents an Invitation. */
    class Invitation {

        /**
         * Constructs a new Invitation.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Invitation.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Invitation company. */
        company: Uint8Array;

        /** Invitation node. */
        node: Uint8Array;

        /** Invitation code. */
        code: string;

        /** Invitation name. */
        name: string;

        /** Invitation addresses. */
        addresses: string[];

        /** Invitation secret. */
        secret: Uint8Array;

        /** Invitation expiresAt. */
        expiresAt: (number|Long);

        /**
         * Encodes the specified Invitation message. Does not implicitly {@link baton.Invitation.verify|verify} messages.
         * @param message Invitation message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Invitation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Invitation message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Invitation & baton.Invitation.$Shape} Invitation
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Invitation & baton.Invitation.$Shape;

        /**
         * Gets the type url for Invitation
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Invitation {

        /** Properties of an Invitation. */
        interface $Properties {

            /** Invitation company */
            company?: (Uint8Array|null);

            /** Invitation node */
            node?: (Uint8Array|null);

            /** Invitation code */
            code?: (string|null);

            /** Invitation name */
            name?: (string|null);

            /** Invitation addresses */
            addresses?: (string[]|null);

            /** Invitation secret */
            secret?: (Uint8Array|null);

            /** Invitation expiresAt */
            expiresAt?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Invitation. */
        type $Shape = baton.Invitation.$Properties;
    }

    /**
     * Properties of a Link.
     * @deprecated Use baton.Link.$Properties instead.
     */
    interface ILink extends baton.Link.$Properties {
    }

    /** Represents a Link. */
    class Link {

        /**
         * Constructs a new Link.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Link.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Link inviter. */
        inviter: Uint8Array;

        /** Link joiner. */
        joiner: Uint8Array;

        /** Link nonce. */
        nonce: Uint8Array;

        /** Link madeAt. */
        madeAt: (number|Long);

        /**
         * Encodes the specified Link message. Does not implicitly {@link baton.Link.verify|verify} messages.
         * @param message Link message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Link.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Link message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Link & baton.Link.$Shape} Link
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Link & baton.Link.$Shape;

        /**
         * Gets the type url for Link
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Link {

        /** Properties of a Link. */
        interface $Properties {

            /** Link inviter */
            inviter?: (Uint8Array|null);

            /** Link joiner */
            joiner?: (Uint8Array|null);

            /** Link nonce */
            nonce?: (Uint8Array|null);

            /** Link madeAt */
            madeAt?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Link. */
        type $Shape = baton.Link.$Properties;
    }

    /**
     * Properties of a SignedLink.
     * @deprecated Use baton.SignedLink.$Properties instead.
     */
    interface ISignedLink extends baton.SignedLink.$Properties {
    }

    /** Represents a SignedLink. */
    class SignedLink {

        /**
         * Constructs a new SignedLink.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.SignedLink.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SignedLink link. */
        link: Uint8Array;

        /** SignedLink signers. */
        signers: Uint8Array[];

        /**
         * Encodes the specified SignedLink message. Does not implicitly {@link baton.SignedLink.verify|verify} messages.
         * @param message SignedLink message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.SignedLink.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SignedLink message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.SignedLink & baton.SignedLink.$Shape} SignedLink
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.SignedLink & baton.SignedLink.$Shape;

        /**
         * Gets the type url for SignedLink
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace SignedLink {

        /** Properties of a SignedLink. */
        interface $Properties {

            /** SignedLink link */
            link?: (Uint8Array|null);

            /** SignedLink signers */
            signers?: (Uint8Array[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SignedLink. */
        type $Shape = baton.SignedLink.$Properties;
    }

    /**
     * Properties of a Receipt.
     * @deprecated Use baton.Receipt.$Properties instead.
     */
    interface IReceipt extends baton.Receipt.$Properties {
    }

    /** Represents a Receipt. */
    class Receipt {

        /**
         * Constructs a new Receipt.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Receipt.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Receipt stream. */
        stream: Uint8Array;

        /** Receipt seen. */
        seen: boolean;

        /** Receipt heads. */
        heads: Uint8Array[];

        /** Receipt at. */
        at: (number|Long);

        /**
         * Encodes the specified Receipt message. Does not implicitly {@link baton.Receipt.verify|verify} messages.
         * @param message Receipt message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Receipt.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Receipt message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Receipt & baton.Receipt.$Shape} Receipt
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Receipt & baton.Receipt.$Shape;

        /**
         * Gets the type url for Receipt
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Receipt {

        /** Properties of a Receipt. */
        interface $Properties {

            /** Receipt stream */
            stream?: (Uint8Array|null);

            /** Receipt seen */
            seen?: (boolean|null);

            /** Receipt heads */
            heads?: (Uint8Array[]|null);

            /** Receipt at */
            at?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Receipt. */
        type $Shape = baton.Receipt.$Properties;
    }

    /**
     * Properties of a LinkFrame.
     * @deprecated Use baton.LinkFrame.$Properties instead.
     */
    interface ILinkFrame extends baton.LinkFrame.$Properties {
    }

    /** Represents a LinkFrame. */
    class LinkFrame {

        /**
         * Constructs a new LinkFrame.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.LinkFrame.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** LinkFrame join. */
        join?: (baton.Join.$Properties|null);

        /** LinkFrame joined. */
        joined?: (baton.Joined.$Properties|null);

        /** LinkFrame refused. */
        refused?: (baton.LinkRefused.$Properties|null);

        /** LinkFrame approval. */
        approval?: (baton.LinkApproval.$Properties|null);

        /** LinkFrame news. */
        news?: (baton.LinkNews.$Properties|null);

        /** LinkFrame reveal. */
        reveal?: (baton.Reveal.$Properties|null);

        /** LinkFrame present. */
        present?: (baton.Present.$Properties|null);

        /** LinkFrame known. */
        known?: (baton.Known.$Properties|null);

        /** LinkFrame is. */
        is?: ("join"|"joined"|"refused"|"approval"|"news"|"reveal"|"present"|"known");

        /**
         * Encodes the specified LinkFrame message. Does not implicitly {@link baton.LinkFrame.verify|verify} messages.
         * @param message LinkFrame message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.LinkFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LinkFrame message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.LinkFrame & baton.LinkFrame.$Shape} LinkFrame
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.LinkFrame & baton.LinkFrame.$Shape;

        /**
         * Gets the type url for LinkFrame
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace LinkFrame {

        /** Properties of a LinkFrame. */
        interface $Properties {

            /** LinkFrame join */
            join?: (baton.Join.$Properties|null);

            /** LinkFrame joined */
            joined?: (baton.Joined.$Properties|null);

            /** LinkFrame refused */
            refused?: (baton.LinkRefused.$Properties|null);

            /** LinkFrame approval */
            approval?: (baton.LinkApproval.$Properties|null);

            /** LinkFrame news */
            news?: (baton.LinkNews.$Properties|null);

            /** LinkFrame reveal */
            reveal?: (baton.Reveal.$Properties|null);

            /** LinkFrame present */
            present?: (baton.Present.$Properties|null);

            /** LinkFrame known */
            known?: (baton.Known.$Properties|null);

            /** LinkFrame is */
            is?: ("join"|"joined"|"refused"|"approval"|"news"|"reveal"|"present"|"known");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a LinkFrame. */
        type $Shape = {
          join?: baton.Join.$Shape|null;
          joined?: baton.Joined.$Shape|null;
          refused?: baton.LinkRefused.$Shape|null;
          approval?: baton.LinkApproval.$Shape|null;
          news?: baton.LinkNews.$Shape|null;
          reveal?: baton.Reveal.$Shape|null;
          present?: baton.Present.$Shape|null;
          known?: baton.Known.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ is?: undefined; join?: null; joined?: null; refused?: null; approval?: null; news?: null; reveal?: null; present?: null; known?: null }|{ is?: "join"; join: baton.Join.$Shape; joined?: null; refused?: null; approval?: null; news?: null; reveal?: null; present?: null; known?: null }|{ is?: "joined"; join?: null; joined: baton.Joined.$Shape; refused?: null; approval?: null; news?: null; reveal?: null; present?: null; known?: null }|{ is?: "refused"; join?: null; joined?: null; refused: baton.LinkRefused.$Shape; approval?: null; news?: null; reveal?: null; present?: null; known?: null }|{ is?: "approval"; join?: null; joined?: null; refused?: null; approval: baton.LinkApproval.$Shape; news?: null; reveal?: null; present?: null; known?: null }|{ is?: "news"; join?: null; joined?: null; refused?: null; approval?: null; news: baton.LinkNews.$Shape; reveal?: null; present?: null; known?: null }|{ is?: "reveal"; join?: null; joined?: null; refused?: null; approval?: null; news?: null; reveal: baton.Reveal.$Shape; present?: null; known?: null }|{ is?: "present"; join?: null; joined?: null; refused?: null; approval?: null; news?: null; reveal?: null; present: baton.Present.$Shape; known?: null }|{ is?: "known"; join?: null; joined?: null; refused?: null; approval?: null; news?: null; reveal?: null; present?: null; known: baton.Known.$Shape })
        );
    }

    /**
     * Properties of a Join.
     * @deprecated Use baton.Join.$Properties instead.
     */
    interface IJoin extends baton.Join.$Properties {
    }

    /** Represents a Join. */
    class Join {

        /**
         * Constructs a new Join.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Join.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Join secret. */
        secret: Uint8Array;

        /** Join certificate. */
        certificate: Uint8Array;

        /** Join addresses. */
        addresses: string[];

        /** Join commitment. */
        commitment: Uint8Array;

        /**
         * Encodes the specified Join message. Does not implicitly {@link baton.Join.verify|verify} messages.
         * @param message Join message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Join.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Join message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Join & baton.Join.$Shape} Join
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Join & baton.Join.$Shape;

        /**
         * Gets the type url for Join
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Join {

        /** Properties of a Join. */
        interface $Properties {

            /** Join secret */
            secret?: (Uint8Array|null);

            /** Join certificate */
            certificate?: (Uint8Array|null);

            /** Join addresses */
            addresses?: (string[]|null);

            /** Join commitment */
            commitment?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Join. */
        type $Shape = baton.Join.$Properties;
    }

    /**
     * Properties of a Joined.
     * @deprecated Use baton.Joined.$Properties instead.
     */
    interface IJoined extends baton.Joined.$Properties {
    }

    /** Represents a Joined. */
    class Joined {

        /**
         * Constructs a new Joined.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Joined.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Joined certificate. */
        certificate: Uint8Array;

        /** Joined nonce. */
        nonce: Uint8Array;

        /** Joined madeAt. */
        madeAt: (number|Long);

        /**
         * Encodes the specified Joined message. Does not implicitly {@link baton.Joined.verify|verify} messages.
         * @param message Joined message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Joined.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Joined message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Joined & baton.Joined.$Shape} Joined
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Joined & baton.Joined.$Shape;

        /**
         * Gets the type url for Joined
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Joined {

        /** Properties of a Joined. */
        interface $Properties {

            /** Joined certificate */
            certificate?: (Uint8Array|null);

            /** Joined nonce */
            nonce?: (Uint8Array|null);

            /** Joined madeAt */
            madeAt?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Joined. */
        type $Shape = baton.Joined.$Properties;
    }

    /**
     * Properties of a Reveal.
     * @deprecated Use baton.Reveal.$Properties instead.
     */
    interface IReveal extends baton.Reveal.$Properties {
    }

    /** Represents a Reveal. */
    class Reveal {

        /**
         * Constructs a new Reveal.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Reveal.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Reveal nonce. */
        nonce: Uint8Array;

        /**
         * Encodes the specified Reveal message. Does not implicitly {@link baton.Reveal.verify|verify} messages.
         * @param message Reveal message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Reveal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Reveal message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Reveal & baton.Reveal.$Shape} Reveal
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Reveal & baton.Reveal.$Shape;

        /**
         * Gets the type url for Reveal
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Reveal {

        /** Properties of a Reveal. */
        interface $Properties {

            /** Reveal nonce */
            nonce?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Reveal. */
        type $Shape = baton.Reveal.$Properties;
    }

    /**
     * Properties of a LinkRefused.
     * @deprecated Use baton.LinkRefused.$Properties instead.
     */
    interface ILinkRefused extends baton.LinkRefused.$Properties {
    }

    /** Represents a LinkRefused. */
    class LinkRefused {

        /**
         * Constructs a new LinkRefused.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.LinkRefused.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** LinkRefused reason. */
        reason: number;

        /** LinkRefused serial. */
        serial: (number|Long);

        /**
         * Encodes the specified LinkRefused message. Does not implicitly {@link baton.LinkRefused.verify|verify} messages.
         * @param message LinkRefused message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.LinkRefused.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LinkRefused message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.LinkRefused & baton.LinkRefused.$Shape} LinkRefused
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.LinkRefused & baton.LinkRefused.$Shape;

        /**
         * Gets the type url for LinkRefused
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace LinkRefused {

        /** Properties of a LinkRefused. */
        interface $Properties {

            /** LinkRefused reason */
            reason?: (number|null);

            /** LinkRefused serial */
            serial?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a LinkRefused. */
        type $Shape = baton.LinkRefused.$Properties;
    }

    /**
     * Properties of a LinkApproval.
     * @deprecated Use baton.LinkApproval.$Properties instead.
     */
    interface ILinkApproval extends baton.LinkApproval.$Properties {
    }

    /** Represents a LinkApproval. */
    class LinkApproval {

        /**
         * Constructs a new LinkApproval.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.LinkApproval.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** LinkApproval signer. */
        signer: Uint8Array;

        /**
         * Encodes the specified LinkApproval message. Does not implicitly {@link baton.LinkApproval.verify|verify} messages.
         * @param message LinkApproval message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.LinkApproval.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LinkApproval message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.LinkApproval & baton.LinkApproval.$Shape} LinkApproval
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.LinkApproval & baton.LinkApproval.$Shape;

        /**
         * Gets the type url for LinkApproval
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace LinkApproval {

        /** Properties of a LinkApproval. */
        interface $Properties {

            /** LinkApproval signer */
            signer?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a LinkApproval. */
        type $Shape = baton.LinkApproval.$Properties;
    }

    /**
     * Properties of a LinkNews.
     * @deprecated Use baton.LinkNews.$Properties instead.
     */
    interface ILinkNews extends baton.LinkNews.$Properties {
    }

    /** Represents a LinkNews. */
    class LinkNews {

        /**
         * Constructs a new LinkNews.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.LinkNews.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** LinkNews unlinked. */
        unlinked: boolean;

        /**
         * Encodes the specified LinkNews message. Does not implicitly {@link baton.LinkNews.verify|verify} messages.
         * @param message LinkNews message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.LinkNews.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LinkNews message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.LinkNews & baton.LinkNews.$Shape} LinkNews
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.LinkNews & baton.LinkNews.$Shape;

        /**
         * Gets the type url for LinkNews
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace LinkNews {

        /** Properties of a LinkNews. */
        interface $Properties {

            /** LinkNews unlinked */
            unlinked?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a LinkNews. */
        type $Shape = baton.LinkNews.$Properties;
    }

    /**
     * Properties of a Present.
     * @deprecated Use baton.Present.$Properties instead.
     */
    interface IPresent extends baton.Present.$Properties {
    }

    /** Represents a Present. */
    class Present {

        /**
         * Constructs a new Present.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Present.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Present certificate. */
        certificate: Uint8Array;

        /** Present addresses. */
        addresses: string[];

        /** Present revocations. */
        revocations: Uint8Array[];

        /** Present link. */
        link: Uint8Array;

        /**
         * Encodes the specified Present message. Does not implicitly {@link baton.Present.verify|verify} messages.
         * @param message Present message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Present.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Present message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Present & baton.Present.$Shape} Present
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Present & baton.Present.$Shape;

        /**
         * Gets the type url for Present
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Present {

        /** Properties of a Present. */
        interface $Properties {

            /** Present certificate */
            certificate?: (Uint8Array|null);

            /** Present addresses */
            addresses?: (string[]|null);

            /** Present revocations */
            revocations?: (Uint8Array[]|null);

            /** Present link */
            link?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Present. */
        type $Shape = baton.Present.$Properties;
    }

    /**
     * Properties of a Known.
     * @deprecated Use baton.Known.$Properties instead.
     */
    interface IKnown extends baton.Known.$Properties {
    }

    /** Represents a Known. */
    class Known {

        /**
         * Constructs a new Known.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Known.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Known certificate. */
        certificate: Uint8Array;

        /** Known link. */
        link: Uint8Array;

        /** Known revocations. */
        revocations: Uint8Array[];

        /** Known yours. */
        yours: Uint8Array[];

        /**
         * Encodes the specified Known message. Does not implicitly {@link baton.Known.verify|verify} messages.
         * @param message Known message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Known.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Known message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Known & baton.Known.$Shape} Known
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Known & baton.Known.$Shape;

        /**
         * Gets the type url for Known
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Known {

        /** Properties of a Known. */
        interface $Properties {

            /** Known certificate */
            certificate?: (Uint8Array|null);

            /** Known link */
            link?: (Uint8Array|null);

            /** Known revocations */
            revocations?: (Uint8Array[]|null);

            /** Known yours */
            yours?: (Uint8Array[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Known. */
        type $Shape = baton.Known.$Properties;
    }

    /**
     * Properties of an AttachmentFrame.
     * @deprecated Use baton.AttachmentFrame.$Properties instead.
     */
    interface IAttachmentFrame extends baton.AttachmentFrame.$Properties {
    }

    /** Represents an AttachmentFrame. */
    class AttachmentFrame {

        /**
         * Constructs a new AttachmentFrame.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.AttachmentFrame.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** AttachmentFrame get. */
        get?: (baton.AttachmentGet.$Properties|null);

        /** AttachmentFrame piece. */
        piece?: (baton.AttachmentPiece.$Properties|null);

        /** AttachmentFrame none. */
        none?: (baton.AttachmentNone.$Properties|null);

        /** AttachmentFrame here. */
        here?: (baton.AttachmentHere.$Properties|null);

        /** AttachmentFrame is. */
        is?: ("get"|"piece"|"none"|"here");

        /**
         * Encodes the specified AttachmentFrame message. Does not implicitly {@link baton.AttachmentFrame.verify|verify} messages.
         * @param message AttachmentFrame message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.AttachmentFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AttachmentFrame message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.AttachmentFrame & baton.AttachmentFrame.$Shape} AttachmentFrame
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.AttachmentFrame & baton.AttachmentFrame.$Shape;

        /**
         * Gets the type url for AttachmentFrame
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace AttachmentFrame {

        /** Properties of an AttachmentFrame. */
        interface $Properties {

            /** AttachmentFrame get */
            get?: (baton.AttachmentGet.$Properties|null);

            /** AttachmentFrame piece */
            piece?: (baton.AttachmentPiece.$Properties|null);

            /** AttachmentFrame none */
            none?: (baton.AttachmentNone.$Properties|null);

            /** AttachmentFrame here */
            here?: (baton.AttachmentHere.$Properties|null);

            /** AttachmentFrame is */
            is?: ("get"|"piece"|"none"|"here");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of an AttachmentFrame. */
        type $Shape = {
          get?: baton.AttachmentGet.$Shape|null;
          piece?: baton.AttachmentPiece.$Shape|null;
          none?: baton.AttachmentNone.$Shape|null;
          here?: baton.AttachmentHere.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ is?: undefined; get?: null; piece?: null; none?: null; here?: null }|{ is?: "get"; get: baton.AttachmentGet.$Shape; piece?: null; none?: null; here?: null }|{ is?: "piece"; get?: null; piece: baton.AttachmentPiece.$Shape; none?: null; here?: null }|{ is?: "none"; get?: null; piece?: null; none: baton.AttachmentNone.$Shape; here?: null }|{ is?: "here"; get?: null; piece?: null; none?: null; here: baton.AttachmentHere.$Shape })
        );
    }

    /**
     * Properties of an AttachmentGet.
     * @deprecated Use baton.AttachmentGet.$Properties instead.
     */
    interface IAttachmentGet extends baton.AttachmentGet.$Properties {
    }

    /** Represents an AttachmentGet. */
    class AttachmentGet {

        /**
         * Constructs a new AttachmentGet.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.AttachmentGet.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** AttachmentGet stream. */
        stream: Uint8Array;

        /** AttachmentGet hash. */
        hash: Uint8Array;

        /** AttachmentGet offset. */
        offset: (number|Long);

        /** AttachmentGet length. */
        length: number;

        /**
         * Encodes the specified AttachmentGet message. Does not implicitly {@link baton.AttachmentGet.verify|verify} messages.
         * @param message AttachmentGet message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.AttachmentGet.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AttachmentGet message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.AttachmentGet & baton.AttachmentGet.$Shape} AttachmentGet
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.AttachmentGet & baton.AttachmentGet.$Shape;

        /**
         * Gets the type url for AttachmentGet
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace AttachmentGet {

        /** Properties of an AttachmentGet. */
        interface $Properties {

            /** AttachmentGet stream */
            stream?: (Uint8Array|null);

            /** AttachmentGet hash */
            hash?: (Uint8Array|null);

            /** AttachmentGet offset */
            offset?: (number|Long|null);

            /** AttachmentGet length */
            length?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an AttachmentGet. */
        type $Shape = baton.AttachmentGet.$Properties;
    }

    /**
     * Properties of an AttachmentPiece.
     * @deprecated Use baton.AttachmentPiece.$Properties instead.
     */
    interface IAttachmentPiece extends baton.AttachmentPiece.$Properties {
    }

    /** Represents an AttachmentPiece. */
    class AttachmentPiece {

        /**
         * Constructs a new AttachmentPiece.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.AttachmentPiece.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** AttachmentPiece hash. */
        hash: Uint8Array;

        /** AttachmentPiece offset. */
        offset: (number|Long);

        /** AttachmentPiece size. */
        size: (number|Long);

        /** AttachmentPiece bytes. */
        bytes: Uint8Array;

        /**
         * Encodes the specified AttachmentPiece message. Does not implicitly {@link baton.AttachmentPiece.verify|verify} messages.
         * @param message AttachmentPiece message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.AttachmentPiece.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AttachmentPiece message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.AttachmentPiece & baton.AttachmentPiece.$Shape} AttachmentPiece
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.AttachmentPiece & baton.AttachmentPiece.$Shape;

        /**
         * Gets the type url for AttachmentPiece
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace AttachmentPiece {

        /** Properties of an AttachmentPiece. */
        interface $Properties {

            /** AttachmentPiece hash */
            hash?: (Uint8Array|null);

            /** AttachmentPiece offset */
            offset?: (number|Long|null);

            /** AttachmentPiece size */
            size?: (number|Long|null);

            /** AttachmentPiece bytes */
            bytes?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an AttachmentPiece. */
        type $Shape = baton.AttachmentPiece.$Properties;
    }

    /**
     * Properties of an AttachmentNone.
     * @deprecated Use baton.AttachmentNone.$Properties instead.
     */
    interface IAttachmentNone extends baton.AttachmentNone.$Properties {
    }

    /** Represents an AttachmentNone. */
    class AttachmentNone {

        /**
         * Constructs a new AttachmentNone.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.AttachmentNone.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** AttachmentNone hash. */
        hash: Uint8Array;

        /**
         * Encodes the specified AttachmentNone message. Does not implicitly {@link baton.AttachmentNone.verify|verify} messages.
         * @param message AttachmentNone message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.AttachmentNone.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AttachmentNone message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.AttachmentNone & baton.AttachmentNone.$Shape} AttachmentNone
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.AttachmentNone & baton.AttachmentNone.$Shape;

        /**
         * Gets the type url for AttachmentNone
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace AttachmentNone {

        /** Properties of an AttachmentNone. */
        interface $Properties {

            /** AttachmentNone hash */
            hash?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an AttachmentNone. */
        type $Shape = baton.AttachmentNone.$Properties;
    }

    /**
     * Properties of an AttachmentHere.
     * @deprecated Use baton.AttachmentHere.$Properties instead.
     */
    interface IAttachmentHere extends baton.AttachmentHere.$Properties {
    }

    /** Represents an AttachmentHere. */
    class AttachmentHere {

        /**
         * Constructs a new AttachmentHere.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.AttachmentHere.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** AttachmentHere hash. */
        hash: Uint8Array;

        /**
         * Encodes the specified AttachmentHere message. Does not implicitly {@link baton.AttachmentHere.verify|verify} messages.
         * @param message AttachmentHere message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.AttachmentHere.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AttachmentHere message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.AttachmentHere & baton.AttachmentHere.$Shape} AttachmentHere
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.AttachmentHere & baton.AttachmentHere.$Shape;

        /**
         * Gets the type url for AttachmentHere
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace AttachmentHere {

        /** Properties of an AttachmentHere. */
        interface $Properties {

            /** AttachmentHere hash */
            hash?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an AttachmentHere. */
        type $Shape = baton.AttachmentHere.$Properties;
    }

    /**
     * Properties of a Frame.
     * @deprecated Use baton.Frame.$Properties instead.
     */
    interface IFrame extends baton.Frame.$Properties {
    }

    /** Represents a Frame. */
    class Frame {

        /**
         * Constructs a new Frame.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Frame.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Frame hello. */
        hello?: (baton.Hello.$Properties|null);

        /** Frame deltas. */
        deltas?: (baton.Deltas.$Properties|null);

        /** Frame ack. */
        ack?: (baton.Ack.$Properties|null);

        /** Frame want. */
        want?: (baton.Want.$Properties|null);

        /** Frame supply. */
        supply?: (baton.Supply.$Properties|null);

        /** Frame digest. */
        digest?: (baton.Digest.$Properties|null);

        /** Frame frontiers. */
        frontiers?: (baton.Frontiers.$Properties|null);

        /** Frame ping. */
        ping?: (baton.Ping.$Properties|null);

        /** Frame bye. */
        bye?: (baton.Bye.$Properties|null);

        /** Frame is. */
        is?: ("hello"|"deltas"|"ack"|"want"|"supply"|"digest"|"frontiers"|"ping"|"bye");

        /**
         * Encodes the specified Frame message. Does not implicitly {@link baton.Frame.verify|verify} messages.
         * @param message Frame message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Frame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Frame message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Frame & baton.Frame.$Shape} Frame
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Frame & baton.Frame.$Shape;

        /**
         * Gets the type url for Frame
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Frame {

        /** Properties of a Frame. */
        interface $Properties {

            /** Frame hello */
            hello?: (baton.Hello.$Properties|null);

            /** Frame deltas */
            deltas?: (baton.Deltas.$Properties|null);

            /** Frame ack */
            ack?: (baton.Ack.$Properties|null);

            /** Frame want */
            want?: (baton.Want.$Properties|null);

            /** Frame supply */
            supply?: (baton.Supply.$Properties|null);

            /** Frame digest */
            digest?: (baton.Digest.$Properties|null);

            /** Frame frontiers */
            frontiers?: (baton.Frontiers.$Properties|null);

            /** Frame ping */
            ping?: (baton.Ping.$Properties|null);

            /** Frame bye */
            bye?: (baton.Bye.$Properties|null);

            /** Frame is */
            is?: ("hello"|"deltas"|"ack"|"want"|"supply"|"digest"|"frontiers"|"ping"|"bye");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a Frame. */
        type $Shape = {
          hello?: baton.Hello.$Shape|null;
          deltas?: baton.Deltas.$Shape|null;
          ack?: baton.Ack.$Shape|null;
          want?: baton.Want.$Shape|null;
          supply?: baton.Supply.$Shape|null;
          digest?: baton.Digest.$Shape|null;
          frontiers?: baton.Frontiers.$Shape|null;
          ping?: baton.Ping.$Shape|null;
          bye?: baton.Bye.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ is?: undefined; hello?: null; deltas?: null; ack?: null; want?: null; supply?: null; digest?: null; frontiers?: null; ping?: null; bye?: null }|{ is?: "hello"; hello: baton.Hello.$Shape; deltas?: null; ack?: null; want?: null; supply?: null; digest?: null; frontiers?: null; ping?: null; bye?: null }|{ is?: "deltas"; hello?: null; deltas: baton.Deltas.$Shape; ack?: null; want?: null; supply?: null; digest?: null; frontiers?: null; ping?: null; bye?: null }|{ is?: "ack"; hello?: null; deltas?: null; ack: baton.Ack.$Shape; want?: null; supply?: null; digest?: null; frontiers?: null; ping?: null; bye?: null }|{ is?: "want"; hello?: null; deltas?: null; ack?: null; want: baton.Want.$Shape; supply?: null; digest?: null; frontiers?: null; ping?: null; bye?: null }|{ is?: "supply"; hello?: null; deltas?: null; ack?: null; want?: null; supply: baton.Supply.$Shape; digest?: null; frontiers?: null; ping?: null; bye?: null }|{ is?: "digest"; hello?: null; deltas?: null; ack?: null; want?: null; supply?: null; digest: baton.Digest.$Shape; frontiers?: null; ping?: null; bye?: null }|{ is?: "frontiers"; hello?: null; deltas?: null; ack?: null; want?: null; supply?: null; digest?: null; frontiers: baton.Frontiers.$Shape; ping?: null; bye?: null }|{ is?: "ping"; hello?: null; deltas?: null; ack?: null; want?: null; supply?: null; digest?: null; frontiers?: null; ping: baton.Ping.$Shape; bye?: null }|{ is?: "bye"; hello?: null; deltas?: null; ack?: null; want?: null; supply?: null; digest?: null; frontiers?: null; ping?: null; bye: baton.Bye.$Shape })
        );
    }

    /**
     * Properties of a Hello.
     * @deprecated Use baton.Hello.$Properties instead.
     */
    interface IHello extends baton.Hello.$Properties {
    }

    /** Represents a Hello. */
    class Hello {

        /**
         * Constructs a new Hello.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Hello.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Hello certificate. */
        certificate: Uint8Array;

        /** Hello features. */
        features: number[];

        /** Hello boot. */
        boot: Uint8Array;

        /** Hello outboxId. */
        outboxId: Uint8Array;

        /** Hello outboxTail. */
        outboxTail: (number|Long);

        /** Hello heldOutboxId. */
        heldOutboxId: Uint8Array;

        /** Hello heldThrough. */
        heldThrough: (number|Long);

        /** Hello clock. */
        clock: (number|Long);

        /**
         * Encodes the specified Hello message. Does not implicitly {@link baton.Hello.verify|verify} messages.
         * @param message Hello message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Hello message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Hello & baton.Hello.$Shape} Hello
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Hello & baton.Hello.$Shape;

        /**
         * Gets the type url for Hello
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Hello {

        /** Properties of a Hello. */
        interface $Properties {

            /** Hello certificate */
            certificate?: (Uint8Array|null);

            /** Hello features */
            features?: (number[]|null);

            /** Hello boot */
            boot?: (Uint8Array|null);

            /** Hello outboxId */
            outboxId?: (Uint8Array|null);

            /** Hello outboxTail */
            outboxTail?: (number|Long|null);

            /** Hello heldOutboxId */
            heldOutboxId?: (Uint8Array|null);

            /** Hello heldThrough */
            heldThrough?: (number|Long|null);

            /** Hello clock */
            clock?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Hello. */
        type $Shape = baton.Hello.$Properties;
    }

    /**
     * Properties of a Deltas.
     * @deprecated Use baton.Deltas.$Properties instead.
     */
    interface IDeltas extends baton.Deltas.$Properties {
    }

    /** Represents a Deltas. */
    class Deltas {

        /**
         * Constructs a new Deltas.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Deltas.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Deltas first. */
        first: (number|Long);

        /** Deltas items. */
        items: baton.Item.$Properties[];

        /**
         * Encodes the specified Deltas message. Does not implicitly {@link baton.Deltas.verify|verify} messages.
         * @param message Deltas message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Deltas.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Deltas message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Deltas & baton.Deltas.$Shape} Deltas
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Deltas & baton.Deltas.$Shape;

        /**
         * Gets the type url for Deltas
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Deltas {

        /** Properties of a Deltas. */
        interface $Properties {

            /** Deltas first */
            first?: (number|Long|null);

            /** Deltas items */
            items?: (baton.Item.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Deltas. */
        type $Shape = {
          first?: number|Long|null;
          items?: baton.Item.$Shape[]|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of an Item.
     * @deprecated Use baton.Item.$Properties instead.
     */
    interface IItem extends baton.Item.$Properties {
    }

    /** Represents an Item. */
    class Item {

        /**
         * Constructs a new Item.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Item.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Item delta. */
        delta?: (Uint8Array|null);

        /** Item introduce. */
        introduce?: (baton.Introduce.$Properties|null);

        /** Item receipt. */
        receipt?: (Uint8Array|null);

        /** Item nothing. */
        nothing?: (boolean|null);

        /** Item is. */
        is?: ("delta"|"introduce"|"receipt"|"nothing");

        /**
         * Encodes the specified Item message. Does not implicitly {@link baton.Item.verify|verify} messages.
         * @param message Item message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Item.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Item message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Item & baton.Item.$Shape} Item
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Item & baton.Item.$Shape;

        /**
         * Gets the type url for Item
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Item {

        /** Properties of an Item. */
        interface $Properties {

            /** Item delta */
            delta?: (Uint8Array|null);

            /** Item introduce */
            introduce?: (baton.Introduce.$Properties|null);

            /** Item receipt */
            receipt?: (Uint8Array|null);

            /** Item nothing */
            nothing?: (boolean|null);

            /** Item is */
            is?: ("delta"|"introduce"|"receipt"|"nothing");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of an Item. */
        type $Shape = {
          delta?: Uint8Array|null;
          introduce?: baton.Introduce.$Shape|null;
          receipt?: Uint8Array|null;
          nothing?: boolean|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ is?: undefined; delta?: null; introduce?: null; receipt?: null; nothing?: null }|{ is?: "delta"; delta: Uint8Array; introduce?: null; receipt?: null; nothing?: null }|{ is?: "introduce"; delta?: null; introduce: baton.Introduce.$Shape; receipt?: null; nothing?: null }|{ is?: "receipt"; delta?: null; introduce?: null; receipt: Uint8Array; nothing?: null }|{ is?: "nothing"; delta?: null; introduce?: null; receipt?: null; nothing: boolean })
        );
    }

    /**
     * Properties of an Introduce.
     * @deprecated Use baton.Introduce.$Properties instead.
     */
    interface IIntroduce extends baton.Introduce.$Properties {
    }

    /** Represents an Introduce. */
    class Introduce {

        /**
         * Constructs a new Introduce.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Introduce.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Introduce stream. */
        stream: Uint8Array;

        /** Introduce path. */
        path: Uint8Array[];

        /** Introduce follows. */
        follows: boolean;

        /**
         * Encodes the specified Introduce message. Does not implicitly {@link baton.Introduce.verify|verify} messages.
         * @param message Introduce message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Introduce.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Introduce message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Introduce & baton.Introduce.$Shape} Introduce
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Introduce & baton.Introduce.$Shape;

        /**
         * Gets the type url for Introduce
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Introduce {

        /** Properties of an Introduce. */
        interface $Properties {

            /** Introduce stream */
            stream?: (Uint8Array|null);

            /** Introduce path */
            path?: (Uint8Array[]|null);

            /** Introduce follows */
            follows?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Introduce. */
        type $Shape = baton.Introduce.$Properties;
    }

    /**
     * Properties of an Ack.
     * @deprecated Use baton.Ack.$Properties instead.
     */
    interface IAck extends baton.Ack.$Properties {
    }

    /** Represents an Ack. */
    class Ack {

        /**
         * Constructs a new Ack.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Ack.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Ack through. */
        through: (number|Long);

        /** Ack refusals. */
        refusals: baton.Refusal.$Properties[];

        /** Ack supplied. */
        supplied: (number|Long);

        /**
         * Encodes the specified Ack message. Does not implicitly {@link baton.Ack.verify|verify} messages.
         * @param message Ack message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Ack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Ack message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Ack & baton.Ack.$Shape} Ack
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Ack & baton.Ack.$Shape;

        /**
         * Gets the type url for Ack
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Ack {

        /** Properties of an Ack. */
        interface $Properties {

            /** Ack through */
            through?: (number|Long|null);

            /** Ack refusals */
            refusals?: (baton.Refusal.$Properties[]|null);

            /** Ack supplied */
            supplied?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Ack. */
        type $Shape = baton.Ack.$Properties;
    }

    /**
     * Properties of a Refusal.
     * @deprecated Use baton.Refusal.$Properties instead.
     */
    interface IRefusal extends baton.Refusal.$Properties {
    }

    /** Represents a Refusal. */
    class Refusal {

        /**
         * Constructs a new Refusal.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Refusal.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Refusal id. */
        id: Uint8Array;

        /** Refusal reason. */
        reason: number;

        /**
         * Encodes the specified Refusal message. Does not implicitly {@link baton.Refusal.verify|verify} messages.
         * @param message Refusal message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Refusal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Refusal message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Refusal & baton.Refusal.$Shape} Refusal
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Refusal & baton.Refusal.$Shape;

        /**
         * Gets the type url for Refusal
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Refusal {

        /** Properties of a Refusal. */
        interface $Properties {

            /** Refusal id */
            id?: (Uint8Array|null);

            /** Refusal reason */
            reason?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Refusal. */
        type $Shape = baton.Refusal.$Properties;
    }

    /**
     * Properties of a Want.
     * @deprecated Use baton.Want.$Properties instead.
     */
    interface IWant extends baton.Want.$Properties {
    }

    /** Represents a Want. */
    class Want {

        /**
         * Constructs a new Want.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Want.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Want want. */
        want: (number|Long);

        /** Want stream. */
        stream: Uint8Array;

        /** Want heads. */
        heads: Uint8Array[];

        /**
         * Encodes the specified Want message. Does not implicitly {@link baton.Want.verify|verify} messages.
         * @param message Want message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Want.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Want message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Want & baton.Want.$Shape} Want
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Want & baton.Want.$Shape;

        /**
         * Gets the type url for Want
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Want {

        /** Properties of a Want. */
        interface $Properties {

            /** Want want */
            want?: (number|Long|null);

            /** Want stream */
            stream?: (Uint8Array|null);

            /** Want heads */
            heads?: (Uint8Array[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Want. */
        type $Shape = baton.Want.$Properties;
    }

    /**
     * Properties of a Supply.
     * @deprecated Use baton.Supply.$Properties instead.
     */
    interface ISupply extends baton.Supply.$Properties {
    }

    /** Represents a Supply. */
    class Supply {

        /**
         * Constructs a new Supply.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Supply.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Supply want. */
        want: (number|Long);

        /** Supply deltas. */
        deltas: Uint8Array[];

        /** Supply last. */
        last: boolean;

        /**
         * Encodes the specified Supply message. Does not implicitly {@link baton.Supply.verify|verify} messages.
         * @param message Supply message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Supply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Supply message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Supply & baton.Supply.$Shape} Supply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Supply & baton.Supply.$Shape;

        /**
         * Gets the type url for Supply
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Supply {

        /** Properties of a Supply. */
        interface $Properties {

            /** Supply want */
            want?: (number|Long|null);

            /** Supply deltas */
            deltas?: (Uint8Array[]|null);

            /** Supply last */
            last?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Supply. */
        type $Shape = baton.Supply.$Properties;
    }

    /**
     * Properties of a Digest.
     * @deprecated Use baton.Digest.$Properties instead.
     */
    interface IDigest extends baton.Digest.$Properties {
    }

    /** Represents a Digest. */
    class Digest {

        /**
         * Constructs a new Digest.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Digest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Digest buckets. */
        buckets: Uint8Array[];

        /**
         * Encodes the specified Digest message. Does not implicitly {@link baton.Digest.verify|verify} messages.
         * @param message Digest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Digest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Digest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Digest & baton.Digest.$Shape} Digest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Digest & baton.Digest.$Shape;

        /**
         * Gets the type url for Digest
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Digest {

        /** Properties of a Digest. */
        interface $Properties {

            /** Digest buckets */
            buckets?: (Uint8Array[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Digest. */
        type $Shape = baton.Digest.$Properties;
    }

    /**
     * Properties of a Frontiers.
     * @deprecated Use baton.Frontiers.$Properties instead.
     */
    interface IFrontiers extends baton.Frontiers.$Properties {
    }

    /** Represents a Frontiers. */
    class Frontiers {

        /**
         * Constructs a new Frontiers.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Frontiers.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Frontiers bucket. */
        bucket: number;

        /** Frontiers streams. */
        streams: baton.Frontier.$Properties[];

        /** Frontiers answer. */
        answer: boolean;

        /** Frontiers more. */
        more: boolean;

        /**
         * Encodes the specified Frontiers message. Does not implicitly {@link baton.Frontiers.verify|verify} messages.
         * @param message Frontiers message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Frontiers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Frontiers message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Frontiers & baton.Frontiers.$Shape} Frontiers
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Frontiers & baton.Frontiers.$Shape;

        /**
         * Gets the type url for Frontiers
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Frontiers {

        /** Properties of a Frontiers. */
        interface $Properties {

            /** Frontiers bucket */
            bucket?: (number|null);

            /** Frontiers streams */
            streams?: (baton.Frontier.$Properties[]|null);

            /** Frontiers answer */
            answer?: (boolean|null);

            /** Frontiers more */
            more?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Frontiers. */
        type $Shape = baton.Frontiers.$Properties;
    }

    /**
     * Properties of a Frontier.
     * @deprecated Use baton.Frontier.$Properties instead.
     */
    interface IFrontier extends baton.Frontier.$Properties {
    }

    /** Represents a Frontier. */
    class Frontier {

        /**
         * Constructs a new Frontier.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Frontier.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Frontier stream. */
        stream: Uint8Array;

        /** Frontier heads. */
        heads: Uint8Array[];

        /**
         * Encodes the specified Frontier message. Does not implicitly {@link baton.Frontier.verify|verify} messages.
         * @param message Frontier message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Frontier.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Frontier message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Frontier & baton.Frontier.$Shape} Frontier
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Frontier & baton.Frontier.$Shape;

        /**
         * Gets the type url for Frontier
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Frontier {

        /** Properties of a Frontier. */
        interface $Properties {

            /** Frontier stream */
            stream?: (Uint8Array|null);

            /** Frontier heads */
            heads?: (Uint8Array[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Frontier. */
        type $Shape = baton.Frontier.$Properties;
    }

    /**
     * Properties of a Ping.
     * @deprecated Use baton.Ping.$Properties instead.
     */
    interface IPing extends baton.Ping.$Properties {
    }

    /** Represents a Ping. */
    class Ping {

        /**
         * Constructs a new Ping.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Ping.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Ping clock. */
        clock: (number|Long);

        /**
         * Encodes the specified Ping message. Does not implicitly {@link baton.Ping.verify|verify} messages.
         * @param message Ping message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Ping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Ping message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Ping & baton.Ping.$Shape} Ping
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Ping & baton.Ping.$Shape;

        /**
         * Gets the type url for Ping
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Ping {

        /** Properties of a Ping. */
        interface $Properties {

            /** Ping clock */
            clock?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Ping. */
        type $Shape = baton.Ping.$Properties;
    }

    /**
     * Properties of a Bye.
     * @deprecated Use baton.Bye.$Properties instead.
     */
    interface IBye extends baton.Bye.$Properties {
    }

    /** Represents a Bye. */
    class Bye {

        /**
         * Constructs a new Bye.
         * @param [properties] Properties to set
         */
        constructor(properties?: baton.Bye.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Bye reason. */
        reason: number;

        /**
         * Encodes the specified Bye message. Does not implicitly {@link baton.Bye.verify|verify} messages.
         * @param message Bye message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: baton.Bye.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Bye message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {baton.Bye & baton.Bye.$Shape} Bye
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): baton.Bye & baton.Bye.$Shape;

        /**
         * Gets the type url for Bye
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Bye {

        /** Properties of a Bye. */
        interface $Properties {

            /** Bye reason */
            reason?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Bye. */
        type $Shape = baton.Bye.$Properties;
    }
}
