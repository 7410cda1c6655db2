/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const baton = $root.baton = (() => {

    /**
     * Namespace baton.
     * @exports baton
     * @namespace
     */
    const baton = {};

    baton.SignedDelta = (function() {

        /**
         * Properties of a SignedDelta.
         * @typedef {Object} baton.SignedDelta.$Properties
         * @property {Uint8Array|null} [body] SignedDelta body
         * @property {Uint8Array|null} [signature] SignedDelta signature
         * @property {Array.<baton.Content.$Properties>|null} [content] SignedDelta content
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SignedDelta.
         * @memberof baton
         * @interface ISignedDelta
         * @augments baton.SignedDelta.$Properties
         * @deprecated Use baton.SignedDelta.$Properties instead.
         */

        /**
         * Shape of a SignedDelta.
         * @typedef {baton.SignedDelta.$Properties} baton.SignedDelta.$Shape
         */

        /**
         * Constructs a new SignedDelta.
         * @memberof baton
         * @classdesc Represents a SignedDelta.
         * @constructor
         * @param {baton.SignedDelta.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SignedDelta = function (properties) {
            this.content = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SignedDelta body.
         * @member {Uint8Array} body
         * @memberof baton.SignedDelta
         * @instance
         */
        SignedDelta.prototype.body = $util.newBuffer([]);

        /**
         * SignedDelta signature.
         * @member {Uint8Array} signature
         * @memberof baton.SignedDelta
         * @instance
         */
        SignedDelta.prototype.signature = $util.newBuffer([]);

        /**
         * SignedDelta content.
         * @member {Array.<baton.Content.$Properties>} content
         * @memberof baton.SignedDelta
         * @instance
         */
        SignedDelta.prototype.content = $util.emptyArray;

        /**
         * Encodes the specified SignedDelta message. Does not implicitly {@link baton.SignedDelta.verify|verify} messages.
         * @function encode
         * @memberof baton.SignedDelta
         * @static
         * @param {baton.SignedDelta.$Properties} message SignedDelta message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SignedDelta.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.body);
            if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
            if (message.content != null && message.content.length)
                for (let i = 0; i < message.content.length; ++i)
                    $root.baton.Content.encode(message.content[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a SignedDelta message from the specified reader or buffer.
         * @function decode
         * @memberof baton.SignedDelta
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.SignedDelta & baton.SignedDelta.$Shape} SignedDelta
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SignedDelta.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.SignedDelta();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.body = value;
                        else
                            delete message.body;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.signature = value;
                        else
                            delete message.signature;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.content && message.content.length))
                            message.content = [];
                        message.content.push($root.baton.Content.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for SignedDelta
         * @function getTypeUrl
         * @memberof baton.SignedDelta
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        SignedDelta.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.SignedDelta";
        };

        return SignedDelta;
    })();

    baton.Content = (function() {

        /**
         * Properties of a Content.
         * @typedef {Object} baton.Content.$Properties
         * @property {Uint8Array|null} [salt] Content salt
         * @property {Uint8Array|null} [change] Content change
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Content.
         * @memberof baton
         * @interface IContent
         * @augments baton.Content.$Properties
         * @deprecated Use baton.Content.$Properties instead.
         */

        /**
         * Shape of a Content.
         * @typedef {baton.Content.$Properties} baton.Content.$Shape
         */

        /**
         * Constructs a new Content.
         * @memberof baton
         * @classdesc Represents a Content.
         * @constructor
         * @param {baton.Content.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Content = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Content salt.
         * @member {Uint8Array} salt
         * @memberof baton.Content
         * @instance
         */
        Content.prototype.salt = $util.newBuffer([]);

        /**
         * Content change.
         * @member {Uint8Array} change
         * @memberof baton.Content
         * @instance
         */
        Content.prototype.change = $util.newBuffer([]);

        /**
         * Encodes the specified Content message. Does not implicitly {@link baton.Content.verify|verify} messages.
         * @function encode
         * @memberof baton.Content
         * @static
         * @param {baton.Content.$Properties} message Content message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Content.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.salt != null && $Object.hasOwnProperty.call(message, "salt") && message.salt.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.salt);
            if (message.change != null && $Object.hasOwnProperty.call(message, "change") && message.change.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.change);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Content message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Content
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Content & baton.Content.$Shape} Content
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Content.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Content();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.salt = value;
                        else
                            delete message.salt;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.change = value;
                        else
                            delete message.change;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Content
         * @function getTypeUrl
         * @memberof baton.Content
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Content.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Content";
        };

        return Content;
    })();

    baton.Body = (function() {

        /**
         * Properties of a Body.
         * @typedef {Object} baton.Body.$Properties
         * @property {Uint8Array|null} [stream] Body stream
         * @property {Uint8Array|null} [chain] Body chain
         * @property {baton.ChainStart.$Properties|null} [start] Body start
         * @property {number|null} [seq] Body seq
         * @property {Uint8Array|null} [prev] Body prev
         * @property {Array.<Uint8Array>|null} [deps] Body deps
         * @property {number|Long|null} [timeMs] Body timeMs
         * @property {number|null} [timeCount] Body timeCount
         * @property {number|null} [generation] Body generation
         * @property {number|Long|null} [happenedAt] Body happenedAt
         * @property {number|Long|null} [enteredAt] Body enteredAt
         * @property {string|null} [by] Body by
         * @property {string|null} [byGuest] Body byGuest
         * @property {Array.<baton.Slot.$Properties>|null} [slots] Body slots
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Body.
         * @memberof baton
         * @interface IBody
         * @augments baton.Body.$Properties
         * @deprecated Use baton.Body.$Properties instead.
         */

        /**
         * Shape of a Body.
         * @typedef {{
         *   stream?: Uint8Array|null;
         *   chain?: Uint8Array|null;
         *   start?: baton.ChainStart.$Shape|null;
         *   seq?: number|null;
         *   prev?: Uint8Array|null;
         *   deps?: Array.<Uint8Array>|null;
         *   timeMs?: number|Long|null;
         *   timeCount?: number|null;
         *   generation?: number|null;
         *   happenedAt?: number|Long|null;
         *   enteredAt?: number|Long|null;
         *   by?: string|null;
         *   byGuest?: string|null;
         *   slots?: Array.<baton.Slot.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} baton.Body.$Shape
         */

        /**
         * Constructs a new Body.
         * @memberof baton
         * @classdesc Represents a Body.
         * @constructor
         * @param {baton.Body.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Body = function (properties) {
            this.deps = [];
            this.slots = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Body stream.
         * @member {Uint8Array} stream
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.stream = $util.newBuffer([]);

        /**
         * Body chain.
         * @member {Uint8Array} chain
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.chain = $util.newBuffer([]);

        /**
         * Body start.
         * @member {baton.ChainStart.$Properties|null|undefined} start
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.start = null;

        /**
         * Body seq.
         * @member {number} seq
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.seq = 0;

        /**
         * Body prev.
         * @member {Uint8Array} prev
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.prev = $util.newBuffer([]);

        /**
         * Body deps.
         * @member {Array.<Uint8Array>} deps
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.deps = $util.emptyArray;

        /**
         * Body timeMs.
         * @member {number|Long} timeMs
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Body timeCount.
         * @member {number} timeCount
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.timeCount = 0;

        /**
         * Body generation.
         * @member {number} generation
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.generation = 0;

        /**
         * Body happenedAt.
         * @member {number|Long} happenedAt
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.happenedAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Body enteredAt.
         * @member {number|Long} enteredAt
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.enteredAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Body by.
         * @member {string} by
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.by = "";

        /**
         * Body byGuest.
         * @member {string} byGuest
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.byGuest = "";

        /**
         * Body slots.
         * @member {Array.<baton.Slot.$Properties>} slots
         * @memberof baton.Body
         * @instance
         */
        Body.prototype.slots = $util.emptyArray;

        /**
         * Encodes the specified Body message. Does not implicitly {@link baton.Body.verify|verify} messages.
         * @function encode
         * @memberof baton.Body
         * @static
         * @param {baton.Body.$Properties} message Body message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Body.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.stream);
            if (message.chain != null && $Object.hasOwnProperty.call(message, "chain") && message.chain.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.chain);
            if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
                $root.baton.ChainStart.encode(message.start, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && message.seq !== 0)
                writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.seq);
            if (message.prev != null && $Object.hasOwnProperty.call(message, "prev") && message.prev.length)
                writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.prev);
            if (message.deps != null && message.deps.length)
                for (let i = 0; i < message.deps.length; ++i)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.deps[i]);
            if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.timeMs);
            if (message.timeCount != null && $Object.hasOwnProperty.call(message, "timeCount") && message.timeCount !== 0)
                writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.timeCount);
            if (message.generation != null && $Object.hasOwnProperty.call(message, "generation") && message.generation !== 0)
                writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.generation);
            if (message.happenedAt != null && $Object.hasOwnProperty.call(message, "happenedAt") && (typeof message.happenedAt === "object" ? message.happenedAt.low || message.happenedAt.high : message.happenedAt !== 0))
                writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.happenedAt);
            if (message.enteredAt != null && $Object.hasOwnProperty.call(message, "enteredAt") && (typeof message.enteredAt === "object" ? message.enteredAt.low || message.enteredAt.high : message.enteredAt !== 0))
                writer.uint32(/* id 11, wireType 0 =*/88).uint64(message.enteredAt);
            if (message.by != null && $Object.hasOwnProperty.call(message, "by") && message.by !== "")
                writer.uint32(/* id 12, wireType 2 =*/98).string(message.by);
            if (message.byGuest != null && $Object.hasOwnProperty.call(message, "byGuest") && message.byGuest !== "")
                writer.uint32(/* id 13, wireType 2 =*/106).string(message.byGuest);
            if (message.slots != null && message.slots.length)
                for (let i = 0; i < message.slots.length; ++i)
                    $root.baton.Slot.encode(message.slots[i], writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Body message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Body
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Body & baton.Body.$Shape} Body
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Body.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Body();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.stream = value;
                        else
                            delete message.stream;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.chain = value;
                        else
                            delete message.chain;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.start = $root.baton.ChainStart.decode(reader, reader.size(), $undefined, _depth + 1, message.start);
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.seq = value;
                        else
                            delete message.seq;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.prev = value;
                        else
                            delete message.prev;
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if (!(message.deps && message.deps.length))
                            message.deps = [];
                        message.deps.push(reader.bytes());
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.timeMs = value;
                        else
                            delete message.timeMs;
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.timeCount = value;
                        else
                            delete message.timeCount;
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.generation = value;
                        else
                            delete message.generation;
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.happenedAt = value;
                        else
                            delete message.happenedAt;
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.enteredAt = value;
                        else
                            delete message.enteredAt;
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.by = value;
                        else
                            delete message.by;
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.byGuest = value;
                        else
                            delete message.byGuest;
                        continue;
                    }
                case 14: {
                        if (wireType !== 2)
                            break;
                        if (!(message.slots && message.slots.length))
                            message.slots = [];
                        message.slots.push($root.baton.Slot.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Body
         * @function getTypeUrl
         * @memberof baton.Body
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Body.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Body";
        };

        return Body;
    })();

    baton.ChainStart = (function() {

        /**
         * Properties of a ChainStart.
         * @typedef {Object} baton.ChainStart.$Properties
         * @property {Uint8Array|null} [certificate] ChainStart certificate
         * @property {Uint8Array|null} [epoch] ChainStart epoch
         * @property {Uint8Array|null} [grant] ChainStart grant
         * @property {baton.Genesis.$Properties|null} [genesis] ChainStart genesis
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ChainStart.
         * @memberof baton
         * @interface IChainStart
         * @augments baton.ChainStart.$Properties
         * @deprecated Use baton.ChainStart.$Properties instead.
         */

        /**
         * Shape of a ChainStart.
         * @typedef {baton.ChainStart.$Properties} baton.ChainStart.$Shape
         */

        /**
         * Constructs a new ChainStart.
         * @memberof baton
         * @classdesc Represents a ChainStart.
         * @constructor
         * @param {baton.ChainStart.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ChainStart = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ChainStart certificate.
         * @member {Uint8Array} certificate
         * @memberof baton.ChainStart
         * @instance
         */
        ChainStart.prototype.certificate = $util.newBuffer([]);

        /**
         * ChainStart epoch.
         * @member {Uint8Array} epoch
         * @memberof baton.ChainStart
         * @instance
         */
        ChainStart.prototype.epoch = $util.newBuffer([]);

        /**
         * ChainStart grant.
         * @member {Uint8Array} grant
         * @memberof baton.ChainStart
         * @instance
         */
        ChainStart.prototype.grant = $util.newBuffer([]);

        /**
         * ChainStart genesis.
         * @member {baton.Genesis.$Properties|null|undefined} genesis
         * @memberof baton.ChainStart
         * @instance
         */
        ChainStart.prototype.genesis = null;

        /**
         * Encodes the specified ChainStart message. Does not implicitly {@link baton.ChainStart.verify|verify} messages.
         * @function encode
         * @memberof baton.ChainStart
         * @static
         * @param {baton.ChainStart.$Properties} message ChainStart message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ChainStart.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.certificate != null && $Object.hasOwnProperty.call(message, "certificate") && message.certificate.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.certificate);
            if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.epoch);
            if (message.grant != null && $Object.hasOwnProperty.call(message, "grant") && message.grant.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.grant);
            if (message.genesis != null && $Object.hasOwnProperty.call(message, "genesis"))
                $root.baton.Genesis.encode(message.genesis, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ChainStart message from the specified reader or buffer.
         * @function decode
         * @memberof baton.ChainStart
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.ChainStart & baton.ChainStart.$Shape} ChainStart
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ChainStart.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.ChainStart();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.certificate = value;
                        else
                            delete message.certificate;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.epoch = value;
                        else
                            delete message.epoch;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.grant = value;
                        else
                            delete message.grant;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.genesis = $root.baton.Genesis.decode(reader, reader.size(), $undefined, _depth + 1, message.genesis);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for ChainStart
         * @function getTypeUrl
         * @memberof baton.ChainStart
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        ChainStart.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.ChainStart";
        };

        return ChainStart;
    })();

    baton.Genesis = (function() {

        /**
         * Properties of a Genesis.
         * @typedef {Object} baton.Genesis.$Properties
         * @property {baton.StreamKind|null} [kind] Genesis kind
         * @property {Uint8Array|null} [nonce] Genesis nonce
         * @property {string|null} [number] Genesis number
         * @property {boolean|null} [attends] Genesis attends
         * @property {Uint8Array|null} [subject] Genesis subject
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Genesis.
         * @memberof baton
         * @interface IGenesis
         * @augments baton.Genesis.$Properties
         * @deprecated Use baton.Genesis.$Properties instead.
         */

        /**
         * Shape of a Genesis.
         * @typedef {baton.Genesis.$Properties} baton.Genesis.$Shape
         */

        /**
         * Constructs a new Genesis.
         * @memberof baton
         * @classdesc Represents a Genesis.
         * @constructor
         * @param {baton.Genesis.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Genesis = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Genesis kind.
         * @member {baton.StreamKind} kind
         * @memberof baton.Genesis
         * @instance
         */
        Genesis.prototype.kind = 0;

        /**
         * Genesis nonce.
         * @member {Uint8Array} nonce
         * @memberof baton.Genesis
         * @instance
         */
        Genesis.prototype.nonce = $util.newBuffer([]);

        /**
         * Genesis number.
         * @member {string} number
         * @memberof baton.Genesis
         * @instance
         */
        Genesis.prototype.number = "";

        /**
         * Genesis attends.
         * @member {boolean} attends
         * @memberof baton.Genesis
         * @instance
         */
        Genesis.prototype.attends = false;

        /**
         * Genesis subject.
         * @member {Uint8Array} subject
         * @memberof baton.Genesis
         * @instance
         */
        Genesis.prototype.subject = $util.newBuffer([]);

        /**
         * Encodes the specified Genesis message. Does not implicitly {@link baton.Genesis.verify|verify} messages.
         * @function encode
         * @memberof baton.Genesis
         * @static
         * @param {baton.Genesis.$Properties} message Genesis message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Genesis.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
            if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.nonce);
            if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== "")
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.number);
            if (message.attends != null && $Object.hasOwnProperty.call(message, "attends") && message.attends !== false)
                writer.uint32(/* id 4, wireType 0 =*/32).bool(message.attends);
            if (message.subject != null && $Object.hasOwnProperty.call(message, "subject") && message.subject.length)
                writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.subject);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Genesis message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Genesis
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Genesis & baton.Genesis.$Shape} Genesis
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Genesis.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Genesis();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.kind = value;
                        else
                            delete message.kind;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.nonce = value;
                        else
                            delete message.nonce;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.number = value;
                        else
                            delete message.number;
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.attends = value;
                        else
                            delete message.attends;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.subject = value;
                        else
                            delete message.subject;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Genesis
         * @function getTypeUrl
         * @memberof baton.Genesis
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Genesis.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Genesis";
        };

        return Genesis;
    })();

    baton.Slot = (function() {

        /**
         * Properties of a Slot.
         * @typedef {Object} baton.Slot.$Properties
         * @property {number|null} [kind] Slot kind
         * @property {number|null} [field] Slot field
         * @property {Uint8Array|null} [assignment] Slot assignment
         * @property {Array.<Uint8Array>|null} [over] Slot over
         * @property {Uint8Array|null} [hash] Slot hash
         * @property {Uint8Array|null} [structural] Slot structural
         * @property {"hash"|"structural"} [what] Slot what
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Slot.
         * @memberof baton
         * @interface ISlot
         * @augments baton.Slot.$Properties
         * @deprecated Use baton.Slot.$Properties instead.
         */

        /**
         * Narrowed shape of a Slot.
         * @typedef {{
         *   kind?: number|null;
         *   field?: number|null;
         *   assignment?: Uint8Array|null;
         *   over?: Array.<Uint8Array>|null;
         *   hash?: Uint8Array|null;
         *   structural?: Uint8Array|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ what?: undefined; hash?: null; structural?: null }|{ what?: "hash"; hash: Uint8Array; structural?: null }|{ what?: "structural"; hash?: null; structural: Uint8Array })
         * )} baton.Slot.$Shape
         */

        /**
         * Constructs a new Slot.
         * @memberof baton
         * @classdesc Represents a Slot.
         * @constructor
         * @param {baton.Slot.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Slot = function (properties) {
            this.over = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Slot kind.
         * @member {number} kind
         * @memberof baton.Slot
         * @instance
         */
        Slot.prototype.kind = 0;

        /**
         * Slot field.
         * @member {number} field
         * @memberof baton.Slot
         * @instance
         */
        Slot.prototype.field = 0;

        /**
         * Slot assignment.
         * @member {Uint8Array} assignment
         * @memberof baton.Slot
         * @instance
         */
        Slot.prototype.assignment = $util.newBuffer([]);

        /**
         * Slot over.
         * @member {Array.<Uint8Array>} over
         * @memberof baton.Slot
         * @instance
         */
        Slot.prototype.over = $util.emptyArray;

        /**
         * Slot hash.
         * @member {Uint8Array|null|undefined} hash
         * @memberof baton.Slot
         * @instance
         */
        Slot.prototype.hash = null;

        /**
         * Slot structural.
         * @member {Uint8Array|null|undefined} structural
         * @memberof baton.Slot
         * @instance
         */
        Slot.prototype.structural = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * Slot what.
         * @member {"hash"|"structural"|undefined} what
         * @memberof baton.Slot
         * @instance
         */
        $Object.defineProperty(Slot.prototype, "what", {
            get: $util.oneOfGetter($oneOfFields = ["hash", "structural"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Encodes the specified Slot message. Does not implicitly {@link baton.Slot.verify|verify} messages.
         * @function encode
         * @memberof baton.Slot
         * @static
         * @param {baton.Slot.$Properties} message Slot message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Slot.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.kind);
            if (message.field != null && $Object.hasOwnProperty.call(message, "field") && message.field !== 0)
                writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.field);
            if (message.assignment != null && $Object.hasOwnProperty.call(message, "assignment") && message.assignment.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.assignment);
            if (message.over != null && message.over.length)
                for (let i = 0; i < message.over.length; ++i)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.over[i]);
            if (message.hash != null && $Object.hasOwnProperty.call(message, "hash"))
                writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.hash);
            if (message.structural != null && $Object.hasOwnProperty.call(message, "structural"))
                writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.structural);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Slot message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Slot
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Slot & baton.Slot.$Shape} Slot
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Slot.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Slot();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.kind = value;
                        else
                            delete message.kind;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.field = value;
                        else
                            delete message.field;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.assignment = value;
                        else
                            delete message.assignment;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message.over && message.over.length))
                            message.over = [];
                        message.over.push(reader.bytes());
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.hash = reader.bytes();
                        message.what = "hash";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.structural = reader.bytes();
                        message.what = "structural";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Slot
         * @function getTypeUrl
         * @memberof baton.Slot
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Slot.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Slot";
        };

        return Slot;
    })();

    baton.Structural = (function() {

        /**
         * Properties of a Structural.
         * @typedef {Object} baton.Structural.$Properties
         * @property {baton.Grant.$Properties|null} [grant] Structural grant
         * @property {baton.Revoke.$Properties|null} [revoke] Structural revoke
         * @property {baton.CertificateClosed.$Properties|null} [certificateClosed] Structural certificateClosed
         * @property {baton.Stage.$Properties|null} [stage] Structural stage
         * @property {baton.Recall.$Properties|null} [recall] Structural recall
         * @property {baton.Confirm.$Properties|null} [confirm] Structural confirm
         * @property {baton.Close.$Properties|null} [close] Structural close
         * @property {baton.Reopen.$Properties|null} [reopen] Structural reopen
         * @property {baton.Redact.$Properties|null} [redact] Structural redact
         * @property {baton.Attend.$Properties|null} [attend] Structural attend
         * @property {baton.Tied.$Properties|null} [tied] Structural tied
         * @property {baton.Withdraw.$Properties|null} [withdraw] Structural withdraw
         * @property {"grant"|"revoke"|"certificateClosed"|"stage"|"recall"|"confirm"|"close"|"reopen"|"redact"|"attend"|"tied"|"withdraw"} [is] Structural is
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Structural.
         * @memberof baton
         * @interface IStructural
         * @augments baton.Structural.$Properties
         * @deprecated Use baton.Structural.$Properties instead.
         */

        /**
         * Narrowed shape of a Structural.
         * @typedef {{
         *   grant?: baton.Grant.$Shape|null;
         *   revoke?: baton.Revoke.$Shape|null;
         *   certificateClosed?: baton.CertificateClosed.$Shape|null;
         *   stage?: baton.Stage.$Shape|null;
         *   recall?: baton.Recall.$Shape|null;
         *   confirm?: baton.Confirm.$Shape|null;
         *   close?: baton.Close.$Shape|null;
         *   reopen?: baton.Reopen.$Shape|null;
         *   redact?: baton.Redact.$Shape|null;
         *   attend?: baton.Attend.$Shape|null;
         *   tied?: baton.Tied.$Shape|null;
         *   withdraw?: baton.Withdraw.$Shape|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ is?: undefined; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "grant"; grant: baton.Grant.$Shape; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "revoke"; grant?: null; revoke: baton.Revoke.$Shape; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "certificateClosed"; grant?: null; revoke?: null; certificateClosed: baton.CertificateClosed.$Shape; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "stage"; grant?: null; revoke?: null; certificateClosed?: null; stage: baton.Stage.$Shape; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "recall"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall: baton.Recall.$Shape; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "confirm"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm: baton.Confirm.$Shape; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "close"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close: baton.Close.$Shape; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "reopen"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen: baton.Reopen.$Shape; redact?: null; attend?: null; tied?: null; withdraw?: null }|{ is?: "redact"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact: baton.Redact.$Shape; attend?: null; tied?: null; withdraw?: null }|{ is?: "attend"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend: baton.Attend.$Shape; tied?: null; withdraw?: null }|{ is?: "tied"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied: baton.Tied.$Shape; withdraw?: null }|{ is?: "withdraw"; grant?: null; revoke?: null; certificateClosed?: null; stage?: null; recall?: null; confirm?: null; close?: null; reopen?: null; redact?: null; attend?: null; tied?: null; withdraw: baton.Withdraw.$Shape })
         * )} baton.Structural.$Shape
         */

        /**
         * Constructs a new Structural.
         * @memberof baton
         * @classdesc Represents a Structural.
         * @constructor
         * @param {baton.Structural.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Structural = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Structural grant.
         * @member {baton.Grant.$Properties|null|undefined} grant
         * @memberof baton.Structural
         * @instance
         */
        Structural.prototype.grant = null;

        /**
         * Structural revoke.
         * @member {baton.Revoke.$Properties|null|undefined} revoke
         * @memberof baton.Structural
         * @instance
         */
        Structural.prototype.revoke = null;

        /**
         * Structural certificateClosed.
         * @member {baton.CertificateClosed.$Properties|null|undefined} certificateClosed
         * @memberof baton.Structural
         * @instance
         */
        Structural.prototype.certificateClosed = null;

        /**
         * Structural stage.
         * @member {baton.Stage.$Properties|null|undefined} stage
         * @memberof baton.Structural
         * @instance
         */
        Structural.prototype.stage = null;

        /**
         * Structural recall.
         * @member {baton.Recall.$Properties|null|undefined} recall
         * @memberof baton.Structural
         * @instance
         */
        Structural.prototype.recall = null;

        /**
         * Structural confirm.
         * @member {baton.Confirm.$Properties|null|undefined} confirm
         * @memberof baton.Structural
         * @instance
         */
        Structural.prototype.confirm = null;

        /**
         * Structural close.
         * @member {baton.Close.$Properties|null|undefined} close
         * @memberof baton.Structural
         * @instance
         */
        Structural.prototype.close = null;

        /**
         * Structural reopen.
         * @member {baton.Reopen.$Properties|null|undefined} reopen
         * @memberof baton.Structural
         * @instance
         */
        Structural.prototype.reopen = null;

        /**
         * Structural redact.
         * @member {baton.Redact.$Properties|null|undefined} redact
         * @memberof baton.Structural
         * @instance
         */
        Structural.prototype.redact = null;

        /**
         * Structural attend.
         * @member {baton.Attend.$Properties|null|undefined} attend
         * @memberof baton.Structural
         * @instance
         */
        Structural.prototype.attend = null;

        /**
         * Structural tied.
         * @member {baton.Tied.$Properties|null|undefined} tied
         * @memberof baton.Structural
         * @instance
         */
        Structural.prototype.tied = null;

        /**
         * Structural withdraw.
         * @member {baton.Withdraw.$Properties|null|undefined} withdraw
         * @memberof baton.Structural
         * @instance
         */
        Structural.prototype.withdraw = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * Structural is.
         * @member {"grant"|"revoke"|"certificateClosed"|"stage"|"recall"|"confirm"|"close"|"reopen"|"redact"|"attend"|"tied"|"withdraw"|undefined} is
         * @memberof baton.Structural
         * @instance
         */
        $Object.defineProperty(Structural.prototype, "is", {
            get: $util.oneOfGetter($oneOfFields = ["grant", "revoke", "certificateClosed", "stage", "recall", "confirm", "close", "reopen", "redact", "attend", "tied", "withdraw"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Encodes the specified Structural message. Does not implicitly {@link baton.Structural.verify|verify} messages.
         * @function encode
         * @memberof baton.Structural
         * @static
         * @param {baton.Structural.$Properties} message Structural message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Structural.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.grant != null && $Object.hasOwnProperty.call(message, "grant"))
                $root.baton.Grant.encode(message.grant, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.revoke != null && $Object.hasOwnProperty.call(message, "revoke"))
                $root.baton.Revoke.encode(message.revoke, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.certificateClosed != null && $Object.hasOwnProperty.call(message, "certificateClosed"))
                $root.baton.CertificateClosed.encode(message.certificateClosed, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.stage != null && $Object.hasOwnProperty.call(message, "stage"))
                $root.baton.Stage.encode(message.stage, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.recall != null && $Object.hasOwnProperty.call(message, "recall"))
                $root.baton.Recall.encode(message.recall, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.confirm != null && $Object.hasOwnProperty.call(message, "confirm"))
                $root.baton.Confirm.encode(message.confirm, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
            if (message.close != null && $Object.hasOwnProperty.call(message, "close"))
                $root.baton.Close.encode(message.close, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.reopen != null && $Object.hasOwnProperty.call(message, "reopen"))
                $root.baton.Reopen.encode(message.reopen, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
            if (message.redact != null && $Object.hasOwnProperty.call(message, "redact"))
                $root.baton.Redact.encode(message.redact, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
            if (message.attend != null && $Object.hasOwnProperty.call(message, "attend"))
                $root.baton.Attend.encode(message.attend, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
            if (message.tied != null && $Object.hasOwnProperty.call(message, "tied"))
                $root.baton.Tied.encode(message.tied, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
            if (message.withdraw != null && $Object.hasOwnProperty.call(message, "withdraw"))
                $root.baton.Withdraw.encode(message.withdraw, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Structural message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Structural
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Structural & baton.Structural.$Shape} Structural
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Structural.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Structural();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.grant = $root.baton.Grant.decode(reader, reader.size(), $undefined, _depth + 1, message.grant);
                        message.is = "grant";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.revoke = $root.baton.Revoke.decode(reader, reader.size(), $undefined, _depth + 1, message.revoke);
                        message.is = "revoke";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.certificateClosed = $root.baton.CertificateClosed.decode(reader, reader.size(), $undefined, _depth + 1, message.certificateClosed);
                        message.is = "certificateClosed";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.stage = $root.baton.Stage.decode(reader, reader.size(), $undefined, _depth + 1, message.stage);
                        message.is = "stage";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.recall = $root.baton.Recall.decode(reader, reader.size(), $undefined, _depth + 1, message.recall);
                        message.is = "recall";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.confirm = $root.baton.Confirm.decode(reader, reader.size(), $undefined, _depth + 1, message.confirm);
                        message.is = "confirm";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.close = $root.baton.Close.decode(reader, reader.size(), $undefined, _depth + 1, message.close);
                        message.is = "close";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.reopen = $root.baton.Reopen.decode(reader, reader.size(), $undefined, _depth + 1, message.reopen);
                        message.is = "reopen";
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.redact = $root.baton.Redact.decode(reader, reader.size(), $undefined, _depth + 1, message.redact);
                        message.is = "redact";
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.attend = $root.baton.Attend.decode(reader, reader.size(), $undefined, _depth + 1, message.attend);
                        message.is = "attend";
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        message.tied = $root.baton.Tied.decode(reader, reader.size(), $undefined, _depth + 1, message.tied);
                        message.is = "tied";
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        message.withdraw = $root.baton.Withdraw.decode(reader, reader.size(), $undefined, _depth + 1, message.withdraw);
                        message.is = "withdraw";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Structural
         * @function getTypeUrl
         * @memberof baton.Structural
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Structural.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Structural";
        };

        return Structural;
    })();

    baton.Grant = (function() {

        /**
         * Properties of a Grant.
         * @typedef {Object} baton.Grant.$Properties
         * @property {Uint8Array|null} [company] Grant company
         * @property {Uint8Array|null} [guest] Grant guest
         * @property {string|null} [code] Grant code
         * @property {string|null} [name] Grant name
         * @property {baton.Role|null} [role] Grant role
         * @property {boolean|null} [write] Grant write
         * @property {boolean|null} [passOn] Grant passOn
         * @property {number|null} [answerMinutes] Grant answerMinutes
         * @property {Uint8Array|null} [replaces] Grant replaces
         * @property {Uint8Array|null} [passes] Grant passes
         * @property {"company"|"guest"} [to] Grant to
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Grant.
         * @memberof baton
         * @interface IGrant
         * @augments baton.Grant.$Properties
         * @deprecated Use baton.Grant.$Properties instead.
         */

        /**
         * Narrowed shape of a Grant.
         * @typedef {{
         *   company?: Uint8Array|null;
         *   guest?: Uint8Array|null;
         *   code?: string|null;
         *   name?: string|null;
         *   role?: baton.Role|null;
         *   write?: boolean|null;
         *   passOn?: boolean|null;
         *   answerMinutes?: number|null;
         *   replaces?: Uint8Array|null;
         *   passes?: Uint8Array|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ to?: undefined; company?: null; guest?: null }|{ to?: "company"; company: Uint8Array; guest?: null }|{ to?: "guest"; company?: null; guest: Uint8Array })
         * )} baton.Grant.$Shape
         */

        /**
         * Constructs a new Grant.
         * @memberof baton
         * @classdesc Represents a Grant.
         * @constructor
         * @param {baton.Grant.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Grant = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Grant company.
         * @member {Uint8Array|null|undefined} company
         * @memberof baton.Grant
         * @instance
         */
        Grant.prototype.company = null;

        /**
         * Grant guest.
         * @member {Uint8Array|null|undefined} guest
         * @memberof baton.Grant
         * @instance
         */
        Grant.prototype.guest = null;

        /**
         * Grant code.
         * @member {string} code
         * @memberof baton.Grant
         * @instance
         */
        Grant.prototype.code = "";

        /**
         * Grant name.
         * @member {string} name
         * @memberof baton.Grant
         * @instance
         */
        Grant.prototype.name = "";

        /**
         * Grant role.
         * @member {baton.Role} role
         * @memberof baton.Grant
         * @instance
         */
        Grant.prototype.role = 0;

        /**
         * Grant write.
         * @member {boolean} write
         * @memberof baton.Grant
         * @instance
         */
        Grant.prototype.write = false;

        /**
         * Grant passOn.
         * @member {boolean} passOn
         * @memberof baton.Grant
         * @instance
         */
        Grant.prototype.passOn = false;

        /**
         * Grant answerMinutes.
         * @member {number} answerMinutes
         * @memberof baton.Grant
         * @instance
         */
        Grant.prototype.answerMinutes = 0;

        /**
         * Grant replaces.
         * @member {Uint8Array} replaces
         * @memberof baton.Grant
         * @instance
         */
        Grant.prototype.replaces = $util.newBuffer([]);

        /**
         * Grant passes.
         * @member {Uint8Array} passes
         * @memberof baton.Grant
         * @instance
         */
        Grant.prototype.passes = $util.newBuffer([]);

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * Grant to.
         * @member {"company"|"guest"|undefined} to
         * @memberof baton.Grant
         * @instance
         */
        $Object.defineProperty(Grant.prototype, "to", {
            get: $util.oneOfGetter($oneOfFields = ["company", "guest"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Encodes the specified Grant message. Does not implicitly {@link baton.Grant.verify|verify} messages.
         * @function encode
         * @memberof baton.Grant
         * @static
         * @param {baton.Grant.$Properties} message Grant message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Grant.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.company != null && $Object.hasOwnProperty.call(message, "company"))
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.company);
            if (message.guest != null && $Object.hasOwnProperty.call(message, "guest"))
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.guest);
            if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.code);
            if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.name);
            if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== 0)
                writer.uint32(/* id 5, wireType 0 =*/40).int32(message.role);
            if (message.write != null && $Object.hasOwnProperty.call(message, "write") && message.write !== false)
                writer.uint32(/* id 6, wireType 0 =*/48).bool(message.write);
            if (message.passOn != null && $Object.hasOwnProperty.call(message, "passOn") && message.passOn !== false)
                writer.uint32(/* id 7, wireType 0 =*/56).bool(message.passOn);
            if (message.answerMinutes != null && $Object.hasOwnProperty.call(message, "answerMinutes") && message.answerMinutes !== 0)
                writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.answerMinutes);
            if (message.replaces != null && $Object.hasOwnProperty.call(message, "replaces") && message.replaces.length)
                writer.uint32(/* id 9, wireType 2 =*/74).bytes(message.replaces);
            if (message.passes != null && $Object.hasOwnProperty.call(message, "passes") && message.passes.length)
                writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.passes);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Grant message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Grant
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Grant & baton.Grant.$Shape} Grant
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Grant.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Grant();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.company = reader.bytes();
                        message.to = "company";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.guest = reader.bytes();
                        message.to = "guest";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.code = value;
                        else
                            delete message.code;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.name = value;
                        else
                            delete message.name;
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.role = value;
                        else
                            delete message.role;
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.write = value;
                        else
                            delete message.write;
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.passOn = value;
                        else
                            delete message.passOn;
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.answerMinutes = value;
                        else
                            delete message.answerMinutes;
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.replaces = value;
                        else
                            delete message.replaces;
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.passes = value;
                        else
                            delete message.passes;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Grant
         * @function getTypeUrl
         * @memberof baton.Grant
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Grant.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Grant";
        };

        return Grant;
    })();

    baton.Revoke = (function() {

        /**
         * Properties of a Revoke.
         * @typedef {Object} baton.Revoke.$Properties
         * @property {Uint8Array|null} [grant] Revoke grant
         * @property {Array.<Uint8Array>|null} [frontier] Revoke frontier
         * @property {baton.RevokeKind|null} [kind] Revoke kind
         * @property {string|null} [reason] Revoke reason
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Revoke.
         * @memberof baton
         * @interface IRevoke
         * @augments baton.Revoke.$Properties
         * @deprecated Use baton.Revoke.$Properties instead.
         */

        /**
         * Shape of a Revoke.
         * @typedef {baton.Revoke.$Properties} baton.Revoke.$Shape
         */

        /**
         * Constructs a new Revoke.
         * @memberof baton
         * @classdesc Represents a Revoke.
         * @constructor
         * @param {baton.Revoke.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Revoke = function (properties) {
            this.frontier = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Revoke grant.
         * @member {Uint8Array} grant
         * @memberof baton.Revoke
         * @instance
         */
        Revoke.prototype.grant = $util.newBuffer([]);

        /**
         * Revoke frontier.
         * @member {Array.<Uint8Array>} frontier
         * @memberof baton.Revoke
         * @instance
         */
        Revoke.prototype.frontier = $util.emptyArray;

        /**
         * Revoke kind.
         * @member {baton.RevokeKind} kind
         * @memberof baton.Revoke
         * @instance
         */
        Revoke.prototype.kind = 0;

        /**
         * Revoke reason.
         * @member {string} reason
         * @memberof baton.Revoke
         * @instance
         */
        Revoke.prototype.reason = "";

        /**
         * Encodes the specified Revoke message. Does not implicitly {@link baton.Revoke.verify|verify} messages.
         * @function encode
         * @memberof baton.Revoke
         * @static
         * @param {baton.Revoke.$Properties} message Revoke message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Revoke.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.grant != null && $Object.hasOwnProperty.call(message, "grant") && message.grant.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.grant);
            if (message.frontier != null && message.frontier.length)
                for (let i = 0; i < message.frontier.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.frontier[i]);
            if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                writer.uint32(/* id 3, wireType 0 =*/24).int32(message.kind);
            if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Revoke message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Revoke
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Revoke & baton.Revoke.$Shape} Revoke
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Revoke.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Revoke();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.grant = value;
                        else
                            delete message.grant;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.frontier && message.frontier.length))
                            message.frontier = [];
                        message.frontier.push(reader.bytes());
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.kind = value;
                        else
                            delete message.kind;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.reason = value;
                        else
                            delete message.reason;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Revoke
         * @function getTypeUrl
         * @memberof baton.Revoke
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Revoke.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Revoke";
        };

        return Revoke;
    })();

    baton.CertificateClosed = (function() {

        /**
         * Properties of a CertificateClosed.
         * @typedef {Object} baton.CertificateClosed.$Properties
         * @property {Uint8Array|null} [revocation] CertificateClosed revocation
         * @property {Array.<Uint8Array>|null} [frontier] CertificateClosed frontier
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a CertificateClosed.
         * @memberof baton
         * @interface ICertificateClosed
         * @augments baton.CertificateClosed.$Properties
         * @deprecated Use baton.CertificateClosed.$Properties instead.
         */

        /**
         * Shape of a CertificateClosed.
         * @typedef {baton.CertificateClosed.$Properties} baton.CertificateClosed.$Shape
         */

        /**
         * Constructs a new CertificateClosed.
         * @memberof baton
         * @classdesc Represents a CertificateClosed.
         * @constructor
         * @param {baton.CertificateClosed.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const CertificateClosed = function (properties) {
            this.frontier = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * CertificateClosed revocation.
         * @member {Uint8Array} revocation
         * @memberof baton.CertificateClosed
         * @instance
         */
        CertificateClosed.prototype.revocation = $util.newBuffer([]);

        /**
         * CertificateClosed frontier.
         * @member {Array.<Uint8Array>} frontier
         * @memberof baton.CertificateClosed
         * @instance
         */
        CertificateClosed.prototype.frontier = $util.emptyArray;

        /**
         * Encodes the specified CertificateClosed message. Does not implicitly {@link baton.CertificateClosed.verify|verify} messages.
         * @function encode
         * @memberof baton.CertificateClosed
         * @static
         * @param {baton.CertificateClosed.$Properties} message CertificateClosed message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        CertificateClosed.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.revocation != null && $Object.hasOwnProperty.call(message, "revocation") && message.revocation.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.revocation);
            if (message.frontier != null && message.frontier.length)
                for (let i = 0; i < message.frontier.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.frontier[i]);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a CertificateClosed message from the specified reader or buffer.
         * @function decode
         * @memberof baton.CertificateClosed
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.CertificateClosed & baton.CertificateClosed.$Shape} CertificateClosed
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        CertificateClosed.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.CertificateClosed();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.revocation = value;
                        else
                            delete message.revocation;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.frontier && message.frontier.length))
                            message.frontier = [];
                        message.frontier.push(reader.bytes());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for CertificateClosed
         * @function getTypeUrl
         * @memberof baton.CertificateClosed
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        CertificateClosed.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.CertificateClosed";
        };

        return CertificateClosed;
    })();

    baton.Stage = (function() {

        /**
         * Properties of a Stage.
         * @typedef {Object} baton.Stage.$Properties
         * @property {baton.StageKind|null} [kind] Stage kind
         * @property {string|null} [reason] Stage reason
         * @property {boolean|null} [automatic] Stage automatic
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Stage.
         * @memberof baton
         * @interface IStage
         * @augments baton.Stage.$Properties
         * @deprecated Use baton.Stage.$Properties instead.
         */

        /**
         * Shape of a Stage.
         * @typedef {baton.Stage.$Properties} baton.Stage.$Shape
         */

        /**
         * Constructs a new Stage.
         * @memberof baton
         * @classdesc Represents a Stage.
         * @constructor
         * @param {baton.Stage.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Stage = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Stage kind.
         * @member {baton.StageKind} kind
         * @memberof baton.Stage
         * @instance
         */
        Stage.prototype.kind = 0;

        /**
         * Stage reason.
         * @member {string} reason
         * @memberof baton.Stage
         * @instance
         */
        Stage.prototype.reason = "";

        /**
         * Stage automatic.
         * @member {boolean} automatic
         * @memberof baton.Stage
         * @instance
         */
        Stage.prototype.automatic = false;

        /**
         * Encodes the specified Stage message. Does not implicitly {@link baton.Stage.verify|verify} messages.
         * @function encode
         * @memberof baton.Stage
         * @static
         * @param {baton.Stage.$Properties} message Stage message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Stage.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
            if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
            if (message.automatic != null && $Object.hasOwnProperty.call(message, "automatic") && message.automatic !== false)
                writer.uint32(/* id 3, wireType 0 =*/24).bool(message.automatic);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Stage message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Stage
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Stage & baton.Stage.$Shape} Stage
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Stage.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Stage();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.kind = value;
                        else
                            delete message.kind;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.reason = value;
                        else
                            delete message.reason;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.automatic = value;
                        else
                            delete message.automatic;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Stage
         * @function getTypeUrl
         * @memberof baton.Stage
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Stage.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Stage";
        };

        return Stage;
    })();

    baton.Recall = (function() {

        /**
         * Properties of a Recall.
         * @typedef {Object} baton.Recall.$Properties
         * @property {string|null} [reason] Recall reason
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Recall.
         * @memberof baton
         * @interface IRecall
         * @augments baton.Recall.$Properties
         * @deprecated Use baton.Recall.$Properties instead.
         */

        /**
         * Shape of a Recall.
         * @typedef {baton.Recall.$Properties} baton.Recall.$Shape
         */

        /**
         * Constructs a new Recall.
         * @memberof baton
         * @classdesc Represents a Recall.
         * @constructor
         * @param {baton.Recall.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Recall = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Recall reason.
         * @member {string} reason
         * @memberof baton.Recall
         * @instance
         */
        Recall.prototype.reason = "";

        /**
         * Encodes the specified Recall message. Does not implicitly {@link baton.Recall.verify|verify} messages.
         * @function encode
         * @memberof baton.Recall
         * @static
         * @param {baton.Recall.$Properties} message Recall message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Recall.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Recall message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Recall
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Recall & baton.Recall.$Shape} Recall
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Recall.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Recall();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.reason = value;
                        else
                            delete message.reason;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Recall
         * @function getTypeUrl
         * @memberof baton.Recall
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Recall.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Recall";
        };

        return Recall;
    })();

    baton.Confirm = (function() {

        /**
         * Properties of a Confirm.
         * @typedef {Object} baton.Confirm.$Properties
         * @property {Uint8Array|null} [of] Confirm of
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Confirm.
         * @memberof baton
         * @interface IConfirm
         * @augments baton.Confirm.$Properties
         * @deprecated Use baton.Confirm.$Properties instead.
         */

        /**
         * Shape of a Confirm.
         * @typedef {baton.Confirm.$Properties} baton.Confirm.$Shape
         */

        /**
         * Constructs a new Confirm.
         * @memberof baton
         * @classdesc Represents a Confirm.
         * @constructor
         * @param {baton.Confirm.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Confirm = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Confirm of.
         * @member {Uint8Array} of
         * @memberof baton.Confirm
         * @instance
         */
        Confirm.prototype.of = $util.newBuffer([]);

        /**
         * Encodes the specified Confirm message. Does not implicitly {@link baton.Confirm.verify|verify} messages.
         * @function encode
         * @memberof baton.Confirm
         * @static
         * @param {baton.Confirm.$Properties} message Confirm message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Confirm.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.of != null && $Object.hasOwnProperty.call(message, "of") && message.of.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.of);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Confirm message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Confirm
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Confirm & baton.Confirm.$Shape} Confirm
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Confirm.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Confirm();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.of = value;
                        else
                            delete message.of;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Confirm
         * @function getTypeUrl
         * @memberof baton.Confirm
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Confirm.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Confirm";
        };

        return Confirm;
    })();

    baton.Close = (function() {

        /**
         * Properties of a Close.
         * @typedef {Object} baton.Close.$Properties
         * @property {boolean|null} [cancelled] Close cancelled
         * @property {Array.<Uint8Array>|null} [assignments] Close assignments
         * @property {string|null} [reason] Close reason
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Close.
         * @memberof baton
         * @interface IClose
         * @augments baton.Close.$Properties
         * @deprecated Use baton.Close.$Properties instead.
         */

        /**
         * Shape of a Close.
         * @typedef {baton.Close.$Properties} baton.Close.$Shape
         */

        /**
         * Constructs a new Close.
         * @memberof baton
         * @classdesc Represents a Close.
         * @constructor
         * @param {baton.Close.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Close = function (properties) {
            this.assignments = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Close cancelled.
         * @member {boolean} cancelled
         * @memberof baton.Close
         * @instance
         */
        Close.prototype.cancelled = false;

        /**
         * Close assignments.
         * @member {Array.<Uint8Array>} assignments
         * @memberof baton.Close
         * @instance
         */
        Close.prototype.assignments = $util.emptyArray;

        /**
         * Close reason.
         * @member {string} reason
         * @memberof baton.Close
         * @instance
         */
        Close.prototype.reason = "";

        /**
         * Encodes the specified Close message. Does not implicitly {@link baton.Close.verify|verify} messages.
         * @function encode
         * @memberof baton.Close
         * @static
         * @param {baton.Close.$Properties} message Close message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Close.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.cancelled != null && $Object.hasOwnProperty.call(message, "cancelled") && message.cancelled !== false)
                writer.uint32(/* id 1, wireType 0 =*/8).bool(message.cancelled);
            if (message.assignments != null && message.assignments.length)
                for (let i = 0; i < message.assignments.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.assignments[i]);
            if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.reason);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Close message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Close
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Close & baton.Close.$Shape} Close
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Close.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Close();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.cancelled = value;
                        else
                            delete message.cancelled;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.assignments && message.assignments.length))
                            message.assignments = [];
                        message.assignments.push(reader.bytes());
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.reason = value;
                        else
                            delete message.reason;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Close
         * @function getTypeUrl
         * @memberof baton.Close
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Close.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Close";
        };

        return Close;
    })();

    baton.Reopen = (function() {

        /**
         * Properties of a Reopen.
         * @typedef {Object} baton.Reopen.$Properties
         * @property {Array.<Uint8Array>|null} [endings] Reopen endings
         * @property {Array.<Uint8Array>|null} [assignments] Reopen assignments
         * @property {string|null} [reason] Reopen reason
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Reopen.
         * @memberof baton
         * @interface IReopen
         * @augments baton.Reopen.$Properties
         * @deprecated Use baton.Reopen.$Properties instead.
         */

        /**
         * Shape of a Reopen.
         * @typedef {baton.Reopen.$Properties} baton.Reopen.$Shape
         */

        /**
         * Constructs a new Reopen.
         * @memberof baton
         * @classdesc Represents a Reopen.
         * @constructor
         * @param {baton.Reopen.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Reopen = function (properties) {
            this.endings = [];
            this.assignments = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Reopen endings.
         * @member {Array.<Uint8Array>} endings
         * @memberof baton.Reopen
         * @instance
         */
        Reopen.prototype.endings = $util.emptyArray;

        /**
         * Reopen assignments.
         * @member {Array.<Uint8Array>} assignments
         * @memberof baton.Reopen
         * @instance
         */
        Reopen.prototype.assignments = $util.emptyArray;

        /**
         * Reopen reason.
         * @member {string} reason
         * @memberof baton.Reopen
         * @instance
         */
        Reopen.prototype.reason = "";

        /**
         * Encodes the specified Reopen message. Does not implicitly {@link baton.Reopen.verify|verify} messages.
         * @function encode
         * @memberof baton.Reopen
         * @static
         * @param {baton.Reopen.$Properties} message Reopen message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Reopen.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.endings != null && message.endings.length)
                for (let i = 0; i < message.endings.length; ++i)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.endings[i]);
            if (message.assignments != null && message.assignments.length)
                for (let i = 0; i < message.assignments.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.assignments[i]);
            if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.reason);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Reopen message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Reopen
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Reopen & baton.Reopen.$Shape} Reopen
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Reopen.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Reopen();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.endings && message.endings.length))
                            message.endings = [];
                        message.endings.push(reader.bytes());
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.assignments && message.assignments.length))
                            message.assignments = [];
                        message.assignments.push(reader.bytes());
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.reason = value;
                        else
                            delete message.reason;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Reopen
         * @function getTypeUrl
         * @memberof baton.Reopen
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Reopen.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Reopen";
        };

        return Reopen;
    })();

    baton.Redact = (function() {

        /**
         * Properties of a Redact.
         * @typedef {Object} baton.Redact.$Properties
         * @property {Uint8Array|null} [delta] Redact delta
         * @property {number|null} [slot] Redact slot
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Redact.
         * @memberof baton
         * @interface IRedact
         * @augments baton.Redact.$Properties
         * @deprecated Use baton.Redact.$Properties instead.
         */

        /**
         * Shape of a Redact.
         * @typedef {baton.Redact.$Properties} baton.Redact.$Shape
         */

        /**
         * Constructs a new Redact.
         * @memberof baton
         * @classdesc Represents a Redact.
         * @constructor
         * @param {baton.Redact.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Redact = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Redact delta.
         * @member {Uint8Array} delta
         * @memberof baton.Redact
         * @instance
         */
        Redact.prototype.delta = $util.newBuffer([]);

        /**
         * Redact slot.
         * @member {number} slot
         * @memberof baton.Redact
         * @instance
         */
        Redact.prototype.slot = 0;

        /**
         * Encodes the specified Redact message. Does not implicitly {@link baton.Redact.verify|verify} messages.
         * @function encode
         * @memberof baton.Redact
         * @static
         * @param {baton.Redact.$Properties} message Redact message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Redact.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.delta != null && $Object.hasOwnProperty.call(message, "delta") && message.delta.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.delta);
            if (message.slot != null && $Object.hasOwnProperty.call(message, "slot") && message.slot !== 0)
                writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.slot);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Redact message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Redact
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Redact & baton.Redact.$Shape} Redact
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Redact.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Redact();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.delta = value;
                        else
                            delete message.delta;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.slot = value;
                        else
                            delete message.slot;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Redact
         * @function getTypeUrl
         * @memberof baton.Redact
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Redact.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Redact";
        };

        return Redact;
    })();

    baton.Attend = (function() {

        /**
         * Properties of an Attend.
         * @typedef {Object} baton.Attend.$Properties
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Attend.
         * @memberof baton
         * @interface IAttend
         * @augments baton.Attend.$Properties
         * @deprecated Use baton.Attend.$Properties instead.
         */

        /**
         * Shape of an Attend.
         * @typedef {baton.Attend.$Properties} baton.Attend.$Shape
         */

        /**
         * Constructs a new Attend.
         * @memberof baton
         * @classdesc Represents an Attend.
         * @constructor
         * @param {baton.Attend.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Attend = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Encodes the specified Attend message. Does not implicitly {@link baton.Attend.verify|verify} messages.
         * @function encode
         * @memberof baton.Attend
         * @static
         * @param {baton.Attend.$Properties} message Attend message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Attend.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Attend message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Attend
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Attend & baton.Attend.$Shape} Attend
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Attend.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Attend();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                reader.skipType(tag & 7, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Attend
         * @function getTypeUrl
         * @memberof baton.Attend
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Attend.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Attend";
        };

        return Attend;
    })();

    baton.Tied = (function() {

        /**
         * Properties of a Tied.
         * @typedef {Object} baton.Tied.$Properties
         * @property {Uint8Array|null} [stream] Tied stream
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Tied.
         * @memberof baton
         * @interface ITied
         * @augments baton.Tied.$Properties
         * @deprecated Use baton.Tied.$Properties instead.
         */

        /**
         * Shape of a Tied.
         * @typedef {baton.Tied.$Properties} baton.Tied.$Shape
         */

        /**
         * Constructs a new Tied.
         * @memberof baton
         * @classdesc Represents a Tied.
         * @constructor
         * @param {baton.Tied.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Tied = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Tied stream.
         * @member {Uint8Array} stream
         * @memberof baton.Tied
         * @instance
         */
        Tied.prototype.stream = $util.newBuffer([]);

        /**
         * Encodes the specified Tied message. Does not implicitly {@link baton.Tied.verify|verify} messages.
         * @function encode
         * @memberof baton.Tied
         * @static
         * @param {baton.Tied.$Properties} message Tied message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Tied.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.stream);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Tied message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Tied
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Tied & baton.Tied.$Shape} Tied
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Tied.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Tied();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.stream = value;
                        else
                            delete message.stream;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Tied
         * @function getTypeUrl
         * @memberof baton.Tied
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Tied.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Tied";
        };

        return Tied;
    })();

    baton.Withdraw = (function() {

        /**
         * Properties of a Withdraw.
         * @typedef {Object} baton.Withdraw.$Properties
         * @property {Uint8Array|null} [delta] Withdraw delta
         * @property {string|null} [reason] Withdraw reason
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Withdraw.
         * @memberof baton
         * @interface IWithdraw
         * @augments baton.Withdraw.$Properties
         * @deprecated Use baton.Withdraw.$Properties instead.
         */

        /**
         * Shape of a Withdraw.
         * @typedef {baton.Withdraw.$Properties} baton.Withdraw.$Shape
         */

        /**
         * Constructs a new Withdraw.
         * @memberof baton
         * @classdesc Represents a Withdraw.
         * @constructor
         * @param {baton.Withdraw.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Withdraw = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Withdraw delta.
         * @member {Uint8Array} delta
         * @memberof baton.Withdraw
         * @instance
         */
        Withdraw.prototype.delta = $util.newBuffer([]);

        /**
         * Withdraw reason.
         * @member {string} reason
         * @memberof baton.Withdraw
         * @instance
         */
        Withdraw.prototype.reason = "";

        /**
         * Encodes the specified Withdraw message. Does not implicitly {@link baton.Withdraw.verify|verify} messages.
         * @function encode
         * @memberof baton.Withdraw
         * @static
         * @param {baton.Withdraw.$Properties} message Withdraw message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Withdraw.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.delta != null && $Object.hasOwnProperty.call(message, "delta") && message.delta.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.delta);
            if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Withdraw message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Withdraw
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Withdraw & baton.Withdraw.$Shape} Withdraw
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Withdraw.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Withdraw();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.delta = value;
                        else
                            delete message.delta;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.reason = value;
                        else
                            delete message.reason;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Withdraw
         * @function getTypeUrl
         * @memberof baton.Withdraw
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Withdraw.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Withdraw";
        };

        return Withdraw;
    })();

    baton.Change = (function() {

        /**
         * Properties of a Change.
         * @typedef {Object} baton.Change.$Properties
         * @property {baton.Value.$Properties|null} [value] Change value
         * @property {baton.Entry.$Properties|null} [entry] Change entry
         * @property {"value"|"entry"} [is] Change is
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Change.
         * @memberof baton
         * @interface IChange
         * @augments baton.Change.$Properties
         * @deprecated Use baton.Change.$Properties instead.
         */

        /**
         * Narrowed shape of a Change.
         * @typedef {{
         *   value?: baton.Value.$Shape|null;
         *   entry?: baton.Entry.$Shape|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ is?: undefined; value?: null; entry?: null }|{ is?: "value"; value: baton.Value.$Shape; entry?: null }|{ is?: "entry"; value?: null; entry: baton.Entry.$Shape })
         * )} baton.Change.$Shape
         */

        /**
         * Constructs a new Change.
         * @memberof baton
         * @classdesc Represents a Change.
         * @constructor
         * @param {baton.Change.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Change = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Change value.
         * @member {baton.Value.$Properties|null|undefined} value
         * @memberof baton.Change
         * @instance
         */
        Change.prototype.value = null;

        /**
         * Change entry.
         * @member {baton.Entry.$Properties|null|undefined} entry
         * @memberof baton.Change
         * @instance
         */
        Change.prototype.entry = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * Change is.
         * @member {"value"|"entry"|undefined} is
         * @memberof baton.Change
         * @instance
         */
        $Object.defineProperty(Change.prototype, "is", {
            get: $util.oneOfGetter($oneOfFields = ["value", "entry"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Encodes the specified Change message. Does not implicitly {@link baton.Change.verify|verify} messages.
         * @function encode
         * @memberof baton.Change
         * @static
         * @param {baton.Change.$Properties} message Change message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Change.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                $root.baton.Value.encode(message.value, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.entry != null && $Object.hasOwnProperty.call(message, "entry"))
                $root.baton.Entry.encode(message.entry, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Change message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Change
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Change & baton.Change.$Shape} Change
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Change.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Change();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.value = $root.baton.Value.decode(reader, reader.size(), $undefined, _depth + 1, message.value);
                        message.is = "value";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.entry = $root.baton.Entry.decode(reader, reader.size(), $undefined, _depth + 1, message.entry);
                        message.is = "entry";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Change
         * @function getTypeUrl
         * @memberof baton.Change
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Change.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Change";
        };

        return Change;
    })();

    baton.Value = (function() {

        /**
         * Properties of a Value.
         * @typedef {Object} baton.Value.$Properties
         * @property {string|null} [text] Value text
         * @property {number|Long|null} [number] Value number
         * @property {number|Long|null} [at] Value at
         * @property {Uint8Array|null} [id] Value id
         * @property {boolean|null} [flag] Value flag
         * @property {"text"|"number"|"at"|"id"|"flag"} [is] Value is
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Value.
         * @memberof baton
         * @interface IValue
         * @augments baton.Value.$Properties
         * @deprecated Use baton.Value.$Properties instead.
         */

        /**
         * Narrowed shape of a Value.
         * @typedef {{
         *   text?: string|null;
         *   number?: number|Long|null;
         *   at?: number|Long|null;
         *   id?: Uint8Array|null;
         *   flag?: boolean|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ is?: undefined; text?: null; number?: null; at?: null; id?: null; flag?: null }|{ is?: "text"; text: string; number?: null; at?: null; id?: null; flag?: null }|{ is?: "number"; text?: null; number: number|Long; at?: null; id?: null; flag?: null }|{ is?: "at"; text?: null; number?: null; at: number|Long; id?: null; flag?: null }|{ is?: "id"; text?: null; number?: null; at?: null; id: Uint8Array; flag?: null }|{ is?: "flag"; text?: null; number?: null; at?: null; id?: null; flag: boolean })
         * )} baton.Value.$Shape
         */

        /**
         * Constructs a new Value.
         * @memberof baton
         * @classdesc Represents a Value.
         * @constructor
         * @param {baton.Value.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Value = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Value text.
         * @member {string|null|undefined} text
         * @memberof baton.Value
         * @instance
         */
        Value.prototype.text = null;

        /**
         * Value number.
         * @member {number|Long|null|undefined} number
         * @memberof baton.Value
         * @instance
         */
        Value.prototype.number = null;

        /**
         * Value at.
         * @member {number|Long|null|undefined} at
         * @memberof baton.Value
         * @instance
         */
        Value.prototype.at = null;

        /**
         * Value id.
         * @member {Uint8Array|null|undefined} id
         * @memberof baton.Value
         * @instance
         */
        Value.prototype.id = null;

        /**
         * Value flag.
         * @member {boolean|null|undefined} flag
         * @memberof baton.Value
         * @instance
         */
        Value.prototype.flag = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * Value is.
         * @member {"text"|"number"|"at"|"id"|"flag"|undefined} is
         * @memberof baton.Value
         * @instance
         */
        $Object.defineProperty(Value.prototype, "is", {
            get: $util.oneOfGetter($oneOfFields = ["text", "number", "at", "id", "flag"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Encodes the specified Value message. Does not implicitly {@link baton.Value.verify|verify} messages.
         * @function encode
         * @memberof baton.Value
         * @static
         * @param {baton.Value.$Properties} message Value message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Value.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.text);
            if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                writer.uint32(/* id 2, wireType 0 =*/16).sint64(message.number);
            if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.at);
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.id);
            if (message.flag != null && $Object.hasOwnProperty.call(message, "flag"))
                writer.uint32(/* id 5, wireType 0 =*/40).bool(message.flag);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Value message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Value
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Value & baton.Value.$Shape} Value
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Value.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Value();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.text = reader.stringVerify();
                        message.is = "text";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.number = reader.sint64();
                        message.is = "number";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.at = reader.uint64();
                        message.is = "at";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.id = reader.bytes();
                        message.is = "id";
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.flag = reader.bool();
                        message.is = "flag";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Value
         * @function getTypeUrl
         * @memberof baton.Value
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Value.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Value";
        };

        return Value;
    })();

    baton.Entry = (function() {

        /**
         * Properties of an Entry.
         * @typedef {Object} baton.Entry.$Properties
         * @property {string|null} [text] Entry text
         * @property {Array.<string>|null} [items] Entry items
         * @property {Uint8Array|null} [answers] Entry answers
         * @property {number|null} [code] Entry code
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Entry.
         * @memberof baton
         * @interface IEntry
         * @augments baton.Entry.$Properties
         * @deprecated Use baton.Entry.$Properties instead.
         */

        /**
         * Shape of an Entry.
         * @typedef {baton.Entry.$Properties} baton.Entry.$Shape
         */

        /**
         * Constructs a new Entry.
         * @memberof baton
         * @classdesc Represents an Entry.
         * @constructor
         * @param {baton.Entry.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Entry = function (properties) {
            this.items = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Entry text.
         * @member {string} text
         * @memberof baton.Entry
         * @instance
         */
        Entry.prototype.text = "";

        /**
         * Entry items.
         * @member {Array.<string>} items
         * @memberof baton.Entry
         * @instance
         */
        Entry.prototype.items = $util.emptyArray;

        /**
         * Entry answers.
         * @member {Uint8Array} answers
         * @memberof baton.Entry
         * @instance
         */
        Entry.prototype.answers = $util.newBuffer([]);

        /**
         * Entry code.
         * @member {number} code
         * @memberof baton.Entry
         * @instance
         */
        Entry.prototype.code = 0;

        /**
         * Encodes the specified Entry message. Does not implicitly {@link baton.Entry.verify|verify} messages.
         * @function encode
         * @memberof baton.Entry
         * @static
         * @param {baton.Entry.$Properties} message Entry message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Entry.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.text);
            if (message.items != null && message.items.length)
                for (let i = 0; i < message.items.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.items[i]);
            if (message.answers != null && $Object.hasOwnProperty.call(message, "answers") && message.answers.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.answers);
            if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.code);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Entry message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Entry
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Entry & baton.Entry.$Shape} Entry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Entry.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Entry();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.text = value;
                        else
                            delete message.text;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.items && message.items.length))
                            message.items = [];
                        message.items.push(reader.stringVerify());
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.answers = value;
                        else
                            delete message.answers;
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.code = value;
                        else
                            delete message.code;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Entry
         * @function getTypeUrl
         * @memberof baton.Entry
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Entry.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Entry";
        };

        return Entry;
    })();

    /**
     * StreamKind enum.
     * @name baton.StreamKind
     * @enum {number}
     * @property {number} STREAM_UNKNOWN=0 STREAM_UNKNOWN value
     * @property {number} JOB=1 JOB value
     * @property {number} SITE=2 SITE value
     * @property {number} PERSON=3 PERSON value
     * @property {number} PRIVATE=4 PRIVATE value
     */
    baton.StreamKind = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "STREAM_UNKNOWN"] = 0;
        values[valuesById[1] = "JOB"] = 1;
        values[valuesById[2] = "SITE"] = 2;
        values[valuesById[3] = "PERSON"] = 3;
        values[valuesById[4] = "PRIVATE"] = 4;
        return values;
    })();

    /**
     * Role enum.
     * @name baton.Role
     * @enum {number}
     * @property {number} ROLE_UNKNOWN=0 ROLE_UNKNOWN value
     * @property {number} ALARM_COMPANY=1 ALARM_COMPANY value
     * @property {number} CUSTOMER=2 CUSTOMER value
     * @property {number} PROVIDER=3 PROVIDER value
     * @property {number} PARTNER=4 PARTNER value
     * @property {number} GUEST=5 GUEST value
     */
    baton.Role = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "ROLE_UNKNOWN"] = 0;
        values[valuesById[1] = "ALARM_COMPANY"] = 1;
        values[valuesById[2] = "CUSTOMER"] = 2;
        values[valuesById[3] = "PROVIDER"] = 3;
        values[valuesById[4] = "PARTNER"] = 4;
        values[valuesById[5] = "GUEST"] = 5;
        return values;
    })();

    /**
     * RevokeKind enum.
     * @name baton.RevokeKind
     * @enum {number}
     * @property {number} REVOKED=0 REVOKED value
     * @property {number} DECLINED=1 DECLINED value
     * @property {number} RELEASED=2 RELEASED value
     * @property {number} UNLINKED=3 UNLINKED value
     */
    baton.RevokeKind = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "REVOKED"] = 0;
        values[valuesById[1] = "DECLINED"] = 1;
        values[valuesById[2] = "RELEASED"] = 2;
        values[valuesById[3] = "UNLINKED"] = 3;
        return values;
    })();

    /**
     * StageKind enum.
     * @name baton.StageKind
     * @enum {number}
     * @property {number} STAGE_UNKNOWN=0 STAGE_UNKNOWN value
     * @property {number} RECEIVED=1 RECEIVED value
     * @property {number} ACCEPTED=2 ACCEPTED value
     * @property {number} DESPATCHED=3 DESPATCHED value
     * @property {number} EN_ROUTE=4 EN_ROUTE value
     * @property {number} ON_SITE=5 ON_SITE value
     * @property {number} OFF_SITE=6 OFF_SITE value
     * @property {number} STOOD_DOWN=7 STOOD_DOWN value
     * @property {number} ABANDONED=8 ABANDONED value
     * @property {number} COMPLETE=9 COMPLETE value
     */
    baton.StageKind = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "STAGE_UNKNOWN"] = 0;
        values[valuesById[1] = "RECEIVED"] = 1;
        values[valuesById[2] = "ACCEPTED"] = 2;
        values[valuesById[3] = "DESPATCHED"] = 3;
        values[valuesById[4] = "EN_ROUTE"] = 4;
        values[valuesById[5] = "ON_SITE"] = 5;
        values[valuesById[6] = "OFF_SITE"] = 6;
        values[valuesById[7] = "STOOD_DOWN"] = 7;
        values[valuesById[8] = "ABANDONED"] = 8;
        values[valuesById[9] = "COMPLETE"] = 9;
        return values;
    })();

    baton.Signed = (function() {

        /**
         * Properties of a Signed.
         * @typedef {Object} baton.Signed.$Properties
         * @property {Uint8Array|null} [content] Signed content
         * @property {Uint8Array|null} [signature] Signed signature
         * @property {Uint8Array|null} [certificate] Signed certificate
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Signed.
         * @memberof baton
         * @interface ISigned
         * @augments baton.Signed.$Properties
         * @deprecated Use baton.Signed.$Properties instead.
         */

        /**
         * Shape of a Signed.
         * @typedef {baton.Signed.$Properties} baton.Signed.$Shape
         */

        /**
         * Constructs a new Signed.
         * @memberof baton
         * @classdesc Represents a Signed.
         * @constructor
         * @param {baton.Signed.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Signed = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Signed content.
         * @member {Uint8Array} content
         * @memberof baton.Signed
         * @instance
         */
        Signed.prototype.content = $util.newBuffer([]);

        /**
         * Signed signature.
         * @member {Uint8Array} signature
         * @memberof baton.Signed
         * @instance
         */
        Signed.prototype.signature = $util.newBuffer([]);

        /**
         * Signed certificate.
         * @member {Uint8Array} certificate
         * @memberof baton.Signed
         * @instance
         */
        Signed.prototype.certificate = $util.newBuffer([]);

        /**
         * Encodes the specified Signed message. Does not implicitly {@link baton.Signed.verify|verify} messages.
         * @function encode
         * @memberof baton.Signed
         * @static
         * @param {baton.Signed.$Properties} message Signed message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Signed.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.content != null && $Object.hasOwnProperty.call(message, "content") && message.content.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.content);
            if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
            if (message.certificate != null && $Object.hasOwnProperty.call(message, "certificate") && message.certificate.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.certificate);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Signed message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Signed
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Signed & baton.Signed.$Shape} Signed
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Signed.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Signed();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.content = value;
                        else
                            delete message.content;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.signature = value;
                        else
                            delete message.signature;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.certificate = value;
                        else
                            delete message.certificate;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Signed
         * @function getTypeUrl
         * @memberof baton.Signed
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Signed.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Signed";
        };

        return Signed;
    })();

    baton.Certificate = (function() {

        /**
         * Properties of a Certificate.
         * @typedef {Object} baton.Certificate.$Properties
         * @property {Uint8Array|null} [company] Certificate company
         * @property {Uint8Array|null} [node] Certificate node
         * @property {number|Long|null} [serial] Certificate serial
         * @property {string|null} [code] Certificate code
         * @property {string|null} [name] Certificate name
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Certificate.
         * @memberof baton
         * @interface ICertificate
         * @augments baton.Certificate.$Properties
         * @deprecated Use baton.Certificate.$Properties instead.
         */

        /**
         * Shape of a Certificate.
         * @typedef {baton.Certificate.$Properties} baton.Certificate.$Shape
         */

        /**
         * Constructs a new Certificate.
         * @memberof baton
         * @classdesc Represents a Certificate.
         * @constructor
         * @param {baton.Certificate.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Certificate = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Certificate company.
         * @member {Uint8Array} company
         * @memberof baton.Certificate
         * @instance
         */
        Certificate.prototype.company = $util.newBuffer([]);

        /**
         * Certificate node.
         * @member {Uint8Array} node
         * @memberof baton.Certificate
         * @instance
         */
        Certificate.prototype.node = $util.newBuffer([]);

        /**
         * Certificate serial.
         * @member {number|Long} serial
         * @memberof baton.Certificate
         * @instance
         */
        Certificate.prototype.serial = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Certificate code.
         * @member {string} code
         * @memberof baton.Certificate
         * @instance
         */
        Certificate.prototype.code = "";

        /**
         * Certificate name.
         * @member {string} name
         * @memberof baton.Certificate
         * @instance
         */
        Certificate.prototype.name = "";

        /**
         * Encodes the specified Certificate message. Does not implicitly {@link baton.Certificate.verify|verify} messages.
         * @function encode
         * @memberof baton.Certificate
         * @static
         * @param {baton.Certificate.$Properties} message Certificate message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Certificate.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.company != null && $Object.hasOwnProperty.call(message, "company") && message.company.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.company);
            if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.node);
            if (message.serial != null && $Object.hasOwnProperty.call(message, "serial") && (typeof message.serial === "object" ? message.serial.low || message.serial.high : message.serial !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.serial);
            if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.code);
            if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                writer.uint32(/* id 5, wireType 2 =*/42).string(message.name);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Certificate message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Certificate
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Certificate & baton.Certificate.$Shape} Certificate
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Certificate.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Certificate();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.company = value;
                        else
                            delete message.company;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.node = value;
                        else
                            delete message.node;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.serial = value;
                        else
                            delete message.serial;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.code = value;
                        else
                            delete message.code;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.name = value;
                        else
                            delete message.name;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Certificate
         * @function getTypeUrl
         * @memberof baton.Certificate
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Certificate.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Certificate";
        };

        return Certificate;
    })();

    baton.Revocation = (function() {

        /**
         * Properties of a Revocation.
         * @typedef {Object} baton.Revocation.$Properties
         * @property {Uint8Array|null} [company] Revocation company
         * @property {number|Long|null} [serial] Revocation serial
         * @property {number|Long|null} [at] Revocation at
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Revocation.
         * @memberof baton
         * @interface IRevocation
         * @augments baton.Revocation.$Properties
         * @deprecated Use baton.Revocation.$Properties instead.
         */

        /**
         * Shape of a Revocation.
         * @typedef {baton.Revocation.$Properties} baton.Revocation.$Shape
         */

        /**
         * Constructs a new Revocation.
         * @memberof baton
         * @classdesc Represents a Revocation.
         * @constructor
         * @param {baton.Revocation.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Revocation = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Revocation company.
         * @member {Uint8Array} company
         * @memberof baton.Revocation
         * @instance
         */
        Revocation.prototype.company = $util.newBuffer([]);

        /**
         * Revocation serial.
         * @member {number|Long} serial
         * @memberof baton.Revocation
         * @instance
         */
        Revocation.prototype.serial = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Revocation at.
         * @member {number|Long} at
         * @memberof baton.Revocation
         * @instance
         */
        Revocation.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified Revocation message. Does not implicitly {@link baton.Revocation.verify|verify} messages.
         * @function encode
         * @memberof baton.Revocation
         * @static
         * @param {baton.Revocation.$Properties} message Revocation message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Revocation.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.company != null && $Object.hasOwnProperty.call(message, "company") && message.company.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.company);
            if (message.serial != null && $Object.hasOwnProperty.call(message, "serial") && (typeof message.serial === "object" ? message.serial.low || message.serial.high : message.serial !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.serial);
            if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.at);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Revocation message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Revocation
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Revocation & baton.Revocation.$Shape} Revocation
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Revocation.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Revocation();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.company = value;
                        else
                            delete message.company;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.serial = value;
                        else
                            delete message.serial;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.at = value;
                        else
                            delete message.at;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Revocation
         * @function getTypeUrl
         * @memberof baton.Revocation
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Revocation.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Revocation";
        };

        return Revocation;
    })();

    baton.Invitation = (function() {

        /**
         * Properties of an Invitation.
         * @typedef {Object} baton.Invitation.$Properties
         * @property {Uint8Array|null} [company] Invitation company
         * @property {Uint8Array|null} [node] Invitation node
         * @property {string|null} [code] Invitation code
         * @property {string|null} [name] Invitation name
         * @property {Array.<string>|null} [addresses] Invitation addresses
         * @property {Uint8Array|null} [secret] Invitation secret
         * @property {number|Long|null} [expiresAt] Invitation expiresAt
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Invitation.
         * @memberof baton
         * @interface IInvitation
         * @augments baton.Invitation.$Properties
         * @deprecated Use baton.Invitation.$Properties instead.
         */

        /**
         * Shape of an Invitation.
         * @typedef {baton.Invitation.$Properties} baton.Invitation.$Shape
         */

        /**
         * Constructs a new Invitation.
         * @memberof baton
         * @classdesc Represents an Invitation.
         * @constructor
         * @param {baton.Invitation.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Invitation = function (properties) {
            this.addresses = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Invitation company.
         * @member {Uint8Array} company
         * @memberof baton.Invitation
         * @instance
         */
        Invitation.prototype.company = $util.newBuffer([]);

        /**
         * Invitation node.
         * @member {Uint8Array} node
         * @memberof baton.Invitation
         * @instance
         */
        Invitation.prototype.node = $util.newBuffer([]);

        /**
         * Invitation code.
         * @member {string} code
         * @memberof baton.Invitation
         * @instance
         */
        Invitation.prototype.code = "";

        /**
         * Invitation name.
         * @member {string} name
         * @memberof baton.Invitation
         * @instance
         */
        Invitation.prototype.name = "";

        /**
         * Invitation addresses.
         * @member {Array.<string>} addresses
         * @memberof baton.Invitation
         * @instance
         */
        Invitation.prototype.addresses = $util.emptyArray;

        /**
         * Invitation secret.
         * @member {Uint8Array} secret
         * @memberof baton.Invitation
         * @instance
         */
        Invitation.prototype.secret = $util.newBuffer([]);

        /**
         * Invitation expiresAt.
         * @member {number|Long} expiresAt
         * @memberof baton.Invitation
         * @instance
         */
        Invitation.prototype.expiresAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified Invitation message. Does not implicitly {@link baton.Invitation.verify|verify} messages.
         * @function encode
         * @memberof baton.Invitation
         * @static
         * @param {baton.Invitation.$Properties} message Invitation message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Invitation.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.company != null && $Object.hasOwnProperty.call(message, "company") && message.company.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.company);
            if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.node);
            if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.code);
            if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.name);
            if (message.addresses != null && message.addresses.length)
                for (let i = 0; i < message.addresses.length; ++i)
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.addresses[i]);
            if (message.secret != null && $Object.hasOwnProperty.call(message, "secret") && message.secret.length)
                writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.secret);
            if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt") && (typeof message.expiresAt === "object" ? message.expiresAt.low || message.expiresAt.high : message.expiresAt !== 0))
                writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.expiresAt);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Invitation message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Invitation
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Invitation & baton.Invitation.$Shape} Invitation
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Invitation.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Invitation();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.company = value;
                        else
                            delete message.company;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.node = value;
                        else
                            delete message.node;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.code = value;
                        else
                            delete message.code;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.name = value;
                        else
                            delete message.name;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (!(message.addresses && message.addresses.length))
                            message.addresses = [];
                        message.addresses.push(reader.stringVerify());
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.secret = value;
                        else
                            delete message.secret;
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.expiresAt = value;
                        else
                            delete message.expiresAt;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Invitation
         * @function getTypeUrl
         * @memberof baton.Invitation
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Invitation.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Invitation";
        };

        return Invitation;
    })();

    baton.Link = (function() {

        /**
         * Properties of a Link.
         * @typedef {Object} baton.Link.$Properties
         * @property {Uint8Array|null} [inviter] Link inviter
         * @property {Uint8Array|null} [joiner] Link joiner
         * @property {Uint8Array|null} [nonce] Link nonce
         * @property {number|Long|null} [madeAt] Link madeAt
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Link.
         * @memberof baton
         * @interface ILink
         * @augments baton.Link.$Properties
         * @deprecated Use baton.Link.$Properties instead.
         */

        /**
         * Shape of a Link.
         * @typedef {baton.Link.$Properties} baton.Link.$Shape
         */

        /**
         * Constructs a new Link.
         * @memberof baton
         * @classdesc Represents a Link.
         * @constructor
         * @param {baton.Link.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Link = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Link inviter.
         * @member {Uint8Array} inviter
         * @memberof baton.Link
         * @instance
         */
        Link.prototype.inviter = $util.newBuffer([]);

        /**
         * Link joiner.
         * @member {Uint8Array} joiner
         * @memberof baton.Link
         * @instance
         */
        Link.prototype.joiner = $util.newBuffer([]);

        /**
         * Link nonce.
         * @member {Uint8Array} nonce
         * @memberof baton.Link
         * @instance
         */
        Link.prototype.nonce = $util.newBuffer([]);

        /**
         * Link madeAt.
         * @member {number|Long} madeAt
         * @memberof baton.Link
         * @instance
         */
        Link.prototype.madeAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified Link message. Does not implicitly {@link baton.Link.verify|verify} messages.
         * @function encode
         * @memberof baton.Link
         * @static
         * @param {baton.Link.$Properties} message Link message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Link.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.inviter != null && $Object.hasOwnProperty.call(message, "inviter") && message.inviter.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.inviter);
            if (message.joiner != null && $Object.hasOwnProperty.call(message, "joiner") && message.joiner.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.joiner);
            if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.nonce);
            if (message.madeAt != null && $Object.hasOwnProperty.call(message, "madeAt") && (typeof message.madeAt === "object" ? message.madeAt.low || message.madeAt.high : message.madeAt !== 0))
                writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.madeAt);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Link message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Link
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Link & baton.Link.$Shape} Link
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Link.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Link();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.inviter = value;
                        else
                            delete message.inviter;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.joiner = value;
                        else
                            delete message.joiner;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.nonce = value;
                        else
                            delete message.nonce;
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.madeAt = value;
                        else
                            delete message.madeAt;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Link
         * @function getTypeUrl
         * @memberof baton.Link
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Link.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Link";
        };

        return Link;
    })();

    baton.SignedLink = (function() {

        /**
         * Properties of a SignedLink.
         * @typedef {Object} baton.SignedLink.$Properties
         * @property {Uint8Array|null} [link] SignedLink link
         * @property {Array.<Uint8Array>|null} [signers] SignedLink signers
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SignedLink.
         * @memberof baton
         * @interface ISignedLink
         * @augments baton.SignedLink.$Properties
         * @deprecated Use baton.SignedLink.$Properties instead.
         */

        /**
         * Shape of a SignedLink.
         * @typedef {baton.SignedLink.$Properties} baton.SignedLink.$Shape
         */

        /**
         * Constructs a new SignedLink.
         * @memberof baton
         * @classdesc Represents a SignedLink.
         * @constructor
         * @param {baton.SignedLink.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SignedLink = function (properties) {
            this.signers = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SignedLink link.
         * @member {Uint8Array} link
         * @memberof baton.SignedLink
         * @instance
         */
        SignedLink.prototype.link = $util.newBuffer([]);

        /**
         * SignedLink signers.
         * @member {Array.<Uint8Array>} signers
         * @memberof baton.SignedLink
         * @instance
         */
        SignedLink.prototype.signers = $util.emptyArray;

        /**
         * Encodes the specified SignedLink message. Does not implicitly {@link baton.SignedLink.verify|verify} messages.
         * @function encode
         * @memberof baton.SignedLink
         * @static
         * @param {baton.SignedLink.$Properties} message SignedLink message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SignedLink.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.link != null && $Object.hasOwnProperty.call(message, "link") && message.link.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.link);
            if (message.signers != null && message.signers.length)
                for (let i = 0; i < message.signers.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signers[i]);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a SignedLink message from the specified reader or buffer.
         * @function decode
         * @memberof baton.SignedLink
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.SignedLink & baton.SignedLink.$Shape} SignedLink
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SignedLink.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.SignedLink();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.link = value;
                        else
                            delete message.link;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.signers && message.signers.length))
                            message.signers = [];
                        message.signers.push(reader.bytes());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for SignedLink
         * @function getTypeUrl
         * @memberof baton.SignedLink
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        SignedLink.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.SignedLink";
        };

        return SignedLink;
    })();

    baton.Receipt = (function() {

        /**
         * Properties of a Receipt.
         * @typedef {Object} baton.Receipt.$Properties
         * @property {Uint8Array|null} [stream] Receipt stream
         * @property {boolean|null} [seen] Receipt seen
         * @property {Array.<Uint8Array>|null} [heads] Receipt heads
         * @property {number|Long|null} [at] Receipt at
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Receipt.
         * @memberof baton
         * @interface IReceipt
         * @augments baton.Receipt.$Properties
         * @deprecated Use baton.Receipt.$Properties instead.
         */

        /**
         * Shape of a Receipt.
         * @typedef {baton.Receipt.$Properties} baton.Receipt.$Shape
         */

        /**
         * Constructs a new Receipt.
         * @memberof baton
         * @classdesc Represents a Receipt.
         * @constructor
         * @param {baton.Receipt.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Receipt = function (properties) {
            this.heads = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Receipt stream.
         * @member {Uint8Array} stream
         * @memberof baton.Receipt
         * @instance
         */
        Receipt.prototype.stream = $util.newBuffer([]);

        /**
         * Receipt seen.
         * @member {boolean} seen
         * @memberof baton.Receipt
         * @instance
         */
        Receipt.prototype.seen = false;

        /**
         * Receipt heads.
         * @member {Array.<Uint8Array>} heads
         * @memberof baton.Receipt
         * @instance
         */
        Receipt.prototype.heads = $util.emptyArray;

        /**
         * Receipt at.
         * @member {number|Long} at
         * @memberof baton.Receipt
         * @instance
         */
        Receipt.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified Receipt message. Does not implicitly {@link baton.Receipt.verify|verify} messages.
         * @function encode
         * @memberof baton.Receipt
         * @static
         * @param {baton.Receipt.$Properties} message Receipt message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Receipt.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.stream);
            if (message.seen != null && $Object.hasOwnProperty.call(message, "seen") && message.seen !== false)
                writer.uint32(/* id 2, wireType 0 =*/16).bool(message.seen);
            if (message.heads != null && message.heads.length)
                for (let i = 0; i < message.heads.length; ++i)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.heads[i]);
            if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.at);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Receipt message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Receipt
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Receipt & baton.Receipt.$Shape} Receipt
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Receipt.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Receipt();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.stream = value;
                        else
                            delete message.stream;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.seen = value;
                        else
                            delete message.seen;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.heads && message.heads.length))
                            message.heads = [];
                        message.heads.push(reader.bytes());
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.at = value;
                        else
                            delete message.at;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Receipt
         * @function getTypeUrl
         * @memberof baton.Receipt
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Receipt.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Receipt";
        };

        return Receipt;
    })();

    baton.LinkFrame = (function() {

        /**
         * Properties of a LinkFrame.
         * @typedef {Object} baton.LinkFrame.$Properties
         * @property {baton.Join.$Properties|null} [join] LinkFrame join
         * @property {baton.Joined.$Properties|null} [joined] LinkFrame joined
         * @property {baton.LinkRefused.$Properties|null} [refused] LinkFrame refused
         * @property {baton.LinkApproval.$Properties|null} [approval] LinkFrame approval
         * @property {baton.LinkNews.$Properties|null} [news] LinkFrame news
         * @property {baton.Reveal.$Properties|null} [reveal] LinkFrame reveal
         * @property {baton.Present.$Properties|null} [present] LinkFrame present
         * @property {baton.Known.$Properties|null} [known] LinkFrame known
         * @property {"join"|"joined"|"refused"|"approval"|"news"|"reveal"|"present"|"known"} [is] LinkFrame is
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a LinkFrame.
         * @memberof baton
         * @interface ILinkFrame
         * @augments baton.LinkFrame.$Properties
         * @deprecated Use baton.LinkFrame.$Properties instead.
         */

        /**
         * Narrowed shape of a LinkFrame.
         * @typedef {{
         *   join?: baton.Join.$Shape|null;
         *   joined?: baton.Joined.$Shape|null;
         *   refused?: baton.LinkRefused.$Shape|null;
         *   approval?: baton.LinkApproval.$Shape|null;
         *   news?: baton.LinkNews.$Shape|null;
         *   reveal?: baton.Reveal.$Shape|null;
         *   present?: baton.Present.$Shape|null;
         *   known?: baton.Known.$Shape|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ is?: undefined; join?: null; joined?: null; refused?: null; approval?: null; news?: null; reveal?: null; present?: null; known?: null }|{ is?: "join"; join: baton.Join.$Shape; joined?: null; refused?: null; approval?: null; news?: null; reveal?: null; present?: null; known?: null }|{ is?: "joined"; join?: null; joined: baton.Joined.$Shape; refused?: null; approval?: null; news?: null; reveal?: null; present?: null; known?: null }|{ is?: "refused"; join?: null; joined?: null; refused: baton.LinkRefused.$Shape; approval?: null; news?: null; reveal?: null; present?: null; known?: null }|{ is?: "approval"; join?: null; joined?: null; refused?: null; approval: baton.LinkApproval.$Shape; news?: null; reveal?: null; present?: null; known?: null }|{ is?: "news"; join?: null; joined?: null; refused?: null; approval?: null; news: baton.LinkNews.$Shape; reveal?: null; present?: null; known?: null }|{ is?: "reveal"; join?: null; joined?: null; refused?: null; approval?: null; news?: null; reveal: baton.Reveal.$Shape; present?: null; known?: null }|{ is?: "present"; join?: null; joined?: null; refused?: null; approval?: null; news?: null; reveal?: null; present: baton.Present.$Shape; known?: null }|{ is?: "known"; join?: null; joined?: null; refused?: null; approval?: null; news?: null; reveal?: null; present?: null; known: baton.Known.$Shape })
         * )} baton.LinkFrame.$Shape
         */

        /**
         * Constructs a new LinkFrame.
         * @memberof baton
         * @classdesc Represents a LinkFrame.
         * @constructor
         * @param {baton.LinkFrame.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const LinkFrame = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * LinkFrame join.
         * @member {baton.Join.$Properties|null|undefined} join
         * @memberof baton.LinkFrame
         * @instance
         */
        LinkFrame.prototype.join = null;

        /**
         * LinkFrame joined.
         * @member {baton.Joined.$Properties|null|undefined} joined
         * @memberof baton.LinkFrame
         * @instance
         */
        LinkFrame.prototype.joined = null;

        /**
         * LinkFrame refused.
         * @member {baton.LinkRefused.$Properties|null|undefined} refused
         * @memberof baton.LinkFrame
         * @instance
         */
        LinkFrame.prototype.refused = null;

        /**
         * LinkFrame approval.
         * @member {baton.LinkApproval.$Properties|null|undefined} approval
         * @memberof baton.LinkFrame
         * @instance
         */
        LinkFrame.prototype.approval = null;

        /**
         * LinkFrame news.
         * @member {baton.LinkNews.$Properties|null|undefined} news
         * @memberof baton.LinkFrame
         * @instance
         */
        LinkFrame.prototype.news = null;

        /**
         * LinkFrame reveal.
         * @member {baton.Reveal.$Properties|null|undefined} reveal
         * @memberof baton.LinkFrame
         * @instance
         */
        LinkFrame.prototype.reveal = null;

        /**
         * LinkFrame present.
         * @member {baton.Present.$Properties|null|undefined} present
         * @memberof baton.LinkFrame
         * @instance
         */
        LinkFrame.prototype.present = null;

        /**
         * LinkFrame known.
         * @member {baton.Known.$Properties|null|undefined} known
         * @memberof baton.LinkFrame
         * @instance
         */
        LinkFrame.prototype.known = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * LinkFrame is.
         * @member {"join"|"joined"|"refused"|"approval"|"news"|"reveal"|"present"|"known"|undefined} is
         * @memberof baton.LinkFrame
         * @instance
         */
        $Object.defineProperty(LinkFrame.prototype, "is", {
            get: $util.oneOfGetter($oneOfFields = ["join", "joined", "refused", "approval", "news", "reveal", "present", "known"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Encodes the specified LinkFrame message. Does not implicitly {@link baton.LinkFrame.verify|verify} messages.
         * @function encode
         * @memberof baton.LinkFrame
         * @static
         * @param {baton.LinkFrame.$Properties} message LinkFrame message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        LinkFrame.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.join != null && $Object.hasOwnProperty.call(message, "join"))
                $root.baton.Join.encode(message.join, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.joined != null && $Object.hasOwnProperty.call(message, "joined"))
                $root.baton.Joined.encode(message.joined, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                $root.baton.LinkRefused.encode(message.refused, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.approval != null && $Object.hasOwnProperty.call(message, "approval"))
                $root.baton.LinkApproval.encode(message.approval, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.news != null && $Object.hasOwnProperty.call(message, "news"))
                $root.baton.LinkNews.encode(message.news, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.reveal != null && $Object.hasOwnProperty.call(message, "reveal"))
                $root.baton.Reveal.encode(message.reveal, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
            if (message.present != null && $Object.hasOwnProperty.call(message, "present"))
                $root.baton.Present.encode(message.present, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.known != null && $Object.hasOwnProperty.call(message, "known"))
                $root.baton.Known.encode(message.known, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a LinkFrame message from the specified reader or buffer.
         * @function decode
         * @memberof baton.LinkFrame
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.LinkFrame & baton.LinkFrame.$Shape} LinkFrame
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        LinkFrame.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.LinkFrame();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.join = $root.baton.Join.decode(reader, reader.size(), $undefined, _depth + 1, message.join);
                        message.is = "join";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.joined = $root.baton.Joined.decode(reader, reader.size(), $undefined, _depth + 1, message.joined);
                        message.is = "joined";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.refused = $root.baton.LinkRefused.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
                        message.is = "refused";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.approval = $root.baton.LinkApproval.decode(reader, reader.size(), $undefined, _depth + 1, message.approval);
                        message.is = "approval";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.news = $root.baton.LinkNews.decode(reader, reader.size(), $undefined, _depth + 1, message.news);
                        message.is = "news";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.reveal = $root.baton.Reveal.decode(reader, reader.size(), $undefined, _depth + 1, message.reveal);
                        message.is = "reveal";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.present = $root.baton.Present.decode(reader, reader.size(), $undefined, _depth + 1, message.present);
                        message.is = "present";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.known = $root.baton.Known.decode(reader, reader.size(), $undefined, _depth + 1, message.known);
                        message.is = "known";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for LinkFrame
         * @function getTypeUrl
         * @memberof baton.LinkFrame
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        LinkFrame.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.LinkFrame";
        };

        return LinkFrame;
    })();

    baton.Join = (function() {

        /**
         * Properties of a Join.
         * @typedef {Object} baton.Join.$Properties
         * @property {Uint8Array|null} [secret] Join secret
         * @property {Uint8Array|null} [certificate] Join certificate
         * @property {Array.<string>|null} [addresses] Join addresses
         * @property {Uint8Array|null} [commitment] Join commitment
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Join.
         * @memberof baton
         * @interface IJoin
         * @augments baton.Join.$Properties
         * @deprecated Use baton.Join.$Properties instead.
         */

        /**
         * Shape of a Join.
         * @typedef {baton.Join.$Properties} baton.Join.$Shape
         */

        /**
         * Constructs a new Join.
         * @memberof baton
         * @classdesc Represents a Join.
         * @constructor
         * @param {baton.Join.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Join = function (properties) {
            this.addresses = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Join secret.
         * @member {Uint8Array} secret
         * @memberof baton.Join
         * @instance
         */
        Join.prototype.secret = $util.newBuffer([]);

        /**
         * Join certificate.
         * @member {Uint8Array} certificate
         * @memberof baton.Join
         * @instance
         */
        Join.prototype.certificate = $util.newBuffer([]);

        /**
         * Join addresses.
         * @member {Array.<string>} addresses
         * @memberof baton.Join
         * @instance
         */
        Join.prototype.addresses = $util.emptyArray;

        /**
         * Join commitment.
         * @member {Uint8Array} commitment
         * @memberof baton.Join
         * @instance
         */
        Join.prototype.commitment = $util.newBuffer([]);

        /**
         * Encodes the specified Join message. Does not implicitly {@link baton.Join.verify|verify} messages.
         * @function encode
         * @memberof baton.Join
         * @static
         * @param {baton.Join.$Properties} message Join message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Join.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.secret != null && $Object.hasOwnProperty.call(message, "secret") && message.secret.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.secret);
            if (message.certificate != null && $Object.hasOwnProperty.call(message, "certificate") && message.certificate.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.certificate);
            if (message.addresses != null && message.addresses.length)
                for (let i = 0; i < message.addresses.length; ++i)
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.addresses[i]);
            if (message.commitment != null && $Object.hasOwnProperty.call(message, "commitment") && message.commitment.length)
                writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.commitment);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Join message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Join
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Join & baton.Join.$Shape} Join
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Join.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Join();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.secret = value;
                        else
                            delete message.secret;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.certificate = value;
                        else
                            delete message.certificate;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.addresses && message.addresses.length))
                            message.addresses = [];
                        message.addresses.push(reader.stringVerify());
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.commitment = value;
                        else
                            delete message.commitment;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Join
         * @function getTypeUrl
         * @memberof baton.Join
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Join.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Join";
        };

        return Join;
    })();

    baton.Joined = (function() {

        /**
         * Properties of a Joined.
         * @typedef {Object} baton.Joined.$Properties
         * @property {Uint8Array|null} [certificate] Joined certificate
         * @property {Uint8Array|null} [nonce] Joined nonce
         * @property {number|Long|null} [madeAt] Joined madeAt
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Joined.
         * @memberof baton
         * @interface IJoined
         * @augments baton.Joined.$Properties
         * @deprecated Use baton.Joined.$Properties instead.
         */

        /**
         * Shape of a Joined.
         * @typedef {baton.Joined.$Properties} baton.Joined.$Shape
         */

        /**
         * Constructs a new Joined.
         * @memberof baton
         * @classdesc Represents a Joined.
         * @constructor
         * @param {baton.Joined.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Joined = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Joined certificate.
         * @member {Uint8Array} certificate
         * @memberof baton.Joined
         * @instance
         */
        Joined.prototype.certificate = $util.newBuffer([]);

        /**
         * Joined nonce.
         * @member {Uint8Array} nonce
         * @memberof baton.Joined
         * @instance
         */
        Joined.prototype.nonce = $util.newBuffer([]);

        /**
         * Joined madeAt.
         * @member {number|Long} madeAt
         * @memberof baton.Joined
         * @instance
         */
        Joined.prototype.madeAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified Joined message. Does not implicitly {@link baton.Joined.verify|verify} messages.
         * @function encode
         * @memberof baton.Joined
         * @static
         * @param {baton.Joined.$Properties} message Joined message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Joined.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.certificate != null && $Object.hasOwnProperty.call(message, "certificate") && message.certificate.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.certificate);
            if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.nonce);
            if (message.madeAt != null && $Object.hasOwnProperty.call(message, "madeAt") && (typeof message.madeAt === "object" ? message.madeAt.low || message.madeAt.high : message.madeAt !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.madeAt);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Joined message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Joined
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Joined & baton.Joined.$Shape} Joined
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Joined.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Joined();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.certificate = value;
                        else
                            delete message.certificate;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.nonce = value;
                        else
                            delete message.nonce;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.madeAt = value;
                        else
                            delete message.madeAt;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Joined
         * @function getTypeUrl
         * @memberof baton.Joined
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Joined.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Joined";
        };

        return Joined;
    })();

    baton.Reveal = (function() {

        /**
         * Properties of a Reveal.
         * @typedef {Object} baton.Reveal.$Properties
         * @property {Uint8Array|null} [nonce] Reveal nonce
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Reveal.
         * @memberof baton
         * @interface IReveal
         * @augments baton.Reveal.$Properties
         * @deprecated Use baton.Reveal.$Properties instead.
         */

        /**
         * Shape of a Reveal.
         * @typedef {baton.Reveal.$Properties} baton.Reveal.$Shape
         */

        /**
         * Constructs a new Reveal.
         * @memberof baton
         * @classdesc Represents a Reveal.
         * @constructor
         * @param {baton.Reveal.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Reveal = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Reveal nonce.
         * @member {Uint8Array} nonce
         * @memberof baton.Reveal
         * @instance
         */
        Reveal.prototype.nonce = $util.newBuffer([]);

        /**
         * Encodes the specified Reveal message. Does not implicitly {@link baton.Reveal.verify|verify} messages.
         * @function encode
         * @memberof baton.Reveal
         * @static
         * @param {baton.Reveal.$Properties} message Reveal message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Reveal.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.nonce);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Reveal message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Reveal
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Reveal & baton.Reveal.$Shape} Reveal
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Reveal.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Reveal();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.nonce = value;
                        else
                            delete message.nonce;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Reveal
         * @function getTypeUrl
         * @memberof baton.Reveal
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Reveal.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Reveal";
        };

        return Reveal;
    })();

    baton.LinkRefused = (function() {

        /**
         * Properties of a LinkRefused.
         * @typedef {Object} baton.LinkRefused.$Properties
         * @property {number|null} [reason] LinkRefused reason
         * @property {number|Long|null} [serial] LinkRefused serial
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a LinkRefused.
         * @memberof baton
         * @interface ILinkRefused
         * @augments baton.LinkRefused.$Properties
         * @deprecated Use baton.LinkRefused.$Properties instead.
         */

        /**
         * Shape of a LinkRefused.
         * @typedef {baton.LinkRefused.$Properties} baton.LinkRefused.$Shape
         */

        /**
         * Constructs a new LinkRefused.
         * @memberof baton
         * @classdesc Represents a LinkRefused.
         * @constructor
         * @param {baton.LinkRefused.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const LinkRefused = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * LinkRefused reason.
         * @member {number} reason
         * @memberof baton.LinkRefused
         * @instance
         */
        LinkRefused.prototype.reason = 0;

        /**
         * LinkRefused serial.
         * @member {number|Long} serial
         * @memberof baton.LinkRefused
         * @instance
         */
        LinkRefused.prototype.serial = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified LinkRefused message. Does not implicitly {@link baton.LinkRefused.verify|verify} messages.
         * @function encode
         * @memberof baton.LinkRefused
         * @static
         * @param {baton.LinkRefused.$Properties} message LinkRefused message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        LinkRefused.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.reason);
            if (message.serial != null && $Object.hasOwnProperty.call(message, "serial") && (typeof message.serial === "object" ? message.serial.low || message.serial.high : message.serial !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.serial);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a LinkRefused message from the specified reader or buffer.
         * @function decode
         * @memberof baton.LinkRefused
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.LinkRefused & baton.LinkRefused.$Shape} LinkRefused
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        LinkRefused.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.LinkRefused();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.reason = value;
                        else
                            delete message.reason;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.serial = value;
                        else
                            delete message.serial;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for LinkRefused
         * @function getTypeUrl
         * @memberof baton.LinkRefused
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        LinkRefused.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.LinkRefused";
        };

        return LinkRefused;
    })();

    baton.LinkApproval = (function() {

        /**
         * Properties of a LinkApproval.
         * @typedef {Object} baton.LinkApproval.$Properties
         * @property {Uint8Array|null} [signer] LinkApproval signer
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a LinkApproval.
         * @memberof baton
         * @interface ILinkApproval
         * @augments baton.LinkApproval.$Properties
         * @deprecated Use baton.LinkApproval.$Properties instead.
         */

        /**
         * Shape of a LinkApproval.
         * @typedef {baton.LinkApproval.$Properties} baton.LinkApproval.$Shape
         */

        /**
         * Constructs a new LinkApproval.
         * @memberof baton
         * @classdesc Represents a LinkApproval.
         * @constructor
         * @param {baton.LinkApproval.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const LinkApproval = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * LinkApproval signer.
         * @member {Uint8Array} signer
         * @memberof baton.LinkApproval
         * @instance
         */
        LinkApproval.prototype.signer = $util.newBuffer([]);

        /**
         * Encodes the specified LinkApproval message. Does not implicitly {@link baton.LinkApproval.verify|verify} messages.
         * @function encode
         * @memberof baton.LinkApproval
         * @static
         * @param {baton.LinkApproval.$Properties} message LinkApproval message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        LinkApproval.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.signer != null && $Object.hasOwnProperty.call(message, "signer") && message.signer.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.signer);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a LinkApproval message from the specified reader or buffer.
         * @function decode
         * @memberof baton.LinkApproval
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.LinkApproval & baton.LinkApproval.$Shape} LinkApproval
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        LinkApproval.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.LinkApproval();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.signer = value;
                        else
                            delete message.signer;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for LinkApproval
         * @function getTypeUrl
         * @memberof baton.LinkApproval
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        LinkApproval.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.LinkApproval";
        };

        return LinkApproval;
    })();

    baton.LinkNews = (function() {

        /**
         * Properties of a LinkNews.
         * @typedef {Object} baton.LinkNews.$Properties
         * @property {boolean|null} [unlinked] LinkNews unlinked
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a LinkNews.
         * @memberof baton
         * @interface ILinkNews
         * @augments baton.LinkNews.$Properties
         * @deprecated Use baton.LinkNews.$Properties instead.
         */

        /**
         * Shape of a LinkNews.
         * @typedef {baton.LinkNews.$Properties} baton.LinkNews.$Shape
         */

        /**
         * Constructs a new LinkNews.
         * @memberof baton
         * @classdesc Represents a LinkNews.
         * @constructor
         * @param {baton.LinkNews.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const LinkNews = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * LinkNews unlinked.
         * @member {boolean} unlinked
         * @memberof baton.LinkNews
         * @instance
         */
        LinkNews.prototype.unlinked = false;

        /**
         * Encodes the specified LinkNews message. Does not implicitly {@link baton.LinkNews.verify|verify} messages.
         * @function encode
         * @memberof baton.LinkNews
         * @static
         * @param {baton.LinkNews.$Properties} message LinkNews message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        LinkNews.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.unlinked != null && $Object.hasOwnProperty.call(message, "unlinked") && message.unlinked !== false)
                writer.uint32(/* id 1, wireType 0 =*/8).bool(message.unlinked);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a LinkNews message from the specified reader or buffer.
         * @function decode
         * @memberof baton.LinkNews
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.LinkNews & baton.LinkNews.$Shape} LinkNews
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        LinkNews.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.LinkNews();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.unlinked = value;
                        else
                            delete message.unlinked;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for LinkNews
         * @function getTypeUrl
         * @memberof baton.LinkNews
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        LinkNews.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.LinkNews";
        };

        return LinkNews;
    })();

    baton.Present = (function() {

        /**
         * Properties of a Present.
         * @typedef {Object} baton.Present.$Properties
         * @property {Uint8Array|null} [certificate] Present certificate
         * @property {Array.<string>|null} [addresses] Present addresses
         * @property {Array.<Uint8Array>|null} [revocations] Present revocations
         * @property {Uint8Array|null} [link] Present link
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Present.
         * @memberof baton
         * @interface IPresent
         * @augments baton.Present.$Properties
         * @deprecated Use baton.Present.$Properties instead.
         */

        /**
         * Shape of a Present.
         * @typedef {baton.Present.$Properties} baton.Present.$Shape
         */

        /**
         * Constructs a new Present.
         * @memberof baton
         * @classdesc Represents a Present.
         * @constructor
         * @param {baton.Present.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Present = function (properties) {
            this.addresses = [];
            this.revocations = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Present certificate.
         * @member {Uint8Array} certificate
         * @memberof baton.Present
         * @instance
         */
        Present.prototype.certificate = $util.newBuffer([]);

        /**
         * Present addresses.
         * @member {Array.<string>} addresses
         * @memberof baton.Present
         * @instance
         */
        Present.prototype.addresses = $util.emptyArray;

        /**
         * Present revocations.
         * @member {Array.<Uint8Array>} revocations
         * @memberof baton.Present
         * @instance
         */
        Present.prototype.revocations = $util.emptyArray;

        /**
         * Present link.
         * @member {Uint8Array} link
         * @memberof baton.Present
         * @instance
         */
        Present.prototype.link = $util.newBuffer([]);

        /**
         * Encodes the specified Present message. Does not implicitly {@link baton.Present.verify|verify} messages.
         * @function encode
         * @memberof baton.Present
         * @static
         * @param {baton.Present.$Properties} message Present message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Present.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.certificate != null && $Object.hasOwnProperty.call(message, "certificate") && message.certificate.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.certificate);
            if (message.addresses != null && message.addresses.length)
                for (let i = 0; i < message.addresses.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.addresses[i]);
            if (message.revocations != null && message.revocations.length)
                for (let i = 0; i < message.revocations.length; ++i)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.revocations[i]);
            if (message.link != null && $Object.hasOwnProperty.call(message, "link") && message.link.length)
                writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.link);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Present message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Present
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Present & baton.Present.$Shape} Present
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Present.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Present();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.certificate = value;
                        else
                            delete message.certificate;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.addresses && message.addresses.length))
                            message.addresses = [];
                        message.addresses.push(reader.stringVerify());
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.revocations && message.revocations.length))
                            message.revocations = [];
                        message.revocations.push(reader.bytes());
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.link = value;
                        else
                            delete message.link;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Present
         * @function getTypeUrl
         * @memberof baton.Present
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Present.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Present";
        };

        return Present;
    })();

    baton.Known = (function() {

        /**
         * Properties of a Known.
         * @typedef {Object} baton.Known.$Properties
         * @property {Uint8Array|null} [certificate] Known certificate
         * @property {Uint8Array|null} [link] Known link
         * @property {Array.<Uint8Array>|null} [revocations] Known revocations
         * @property {Array.<Uint8Array>|null} [yours] Known yours
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Known.
         * @memberof baton
         * @interface IKnown
         * @augments baton.Known.$Properties
         * @deprecated Use baton.Known.$Properties instead.
         */

        /**
         * Shape of a Known.
         * @typedef {baton.Known.$Properties} baton.Known.$Shape
         */

        /**
         * Constructs a new Known.
         * @memberof baton
         * @classdesc Represents a Known.
         * @constructor
         * @param {baton.Known.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Known = function (properties) {
            this.revocations = [];
            this.yours = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Known certificate.
         * @member {Uint8Array} certificate
         * @memberof baton.Known
         * @instance
         */
        Known.prototype.certificate = $util.newBuffer([]);

        /**
         * Known link.
         * @member {Uint8Array} link
         * @memberof baton.Known
         * @instance
         */
        Known.prototype.link = $util.newBuffer([]);

        /**
         * Known revocations.
         * @member {Array.<Uint8Array>} revocations
         * @memberof baton.Known
         * @instance
         */
        Known.prototype.revocations = $util.emptyArray;

        /**
         * Known yours.
         * @member {Array.<Uint8Array>} yours
         * @memberof baton.Known
         * @instance
         */
        Known.prototype.yours = $util.emptyArray;

        /**
         * Encodes the specified Known message. Does not implicitly {@link baton.Known.verify|verify} messages.
         * @function encode
         * @memberof baton.Known
         * @static
         * @param {baton.Known.$Properties} message Known message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Known.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.certificate != null && $Object.hasOwnProperty.call(message, "certificate") && message.certificate.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.certificate);
            if (message.link != null && $Object.hasOwnProperty.call(message, "link") && message.link.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.link);
            if (message.revocations != null && message.revocations.length)
                for (let i = 0; i < message.revocations.length; ++i)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.revocations[i]);
            if (message.yours != null && message.yours.length)
                for (let i = 0; i < message.yours.length; ++i)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.yours[i]);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Known message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Known
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Known & baton.Known.$Shape} Known
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Known.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Known();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.certificate = value;
                        else
                            delete message.certificate;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.link = value;
                        else
                            delete message.link;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.revocations && message.revocations.length))
                            message.revocations = [];
                        message.revocations.push(reader.bytes());
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message.yours && message.yours.length))
                            message.yours = [];
                        message.yours.push(reader.bytes());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Known
         * @function getTypeUrl
         * @memberof baton.Known
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Known.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Known";
        };

        return Known;
    })();

    baton.AttachmentFrame = (function() {

        /**
         * Properties of an AttachmentFrame.
         * @typedef {Object} baton.AttachmentFrame.$Properties
         * @property {baton.AttachmentGet.$Properties|null} [get] AttachmentFrame get
         * @property {baton.AttachmentPiece.$Properties|null} [piece] AttachmentFrame piece
         * @property {baton.AttachmentNone.$Properties|null} [none] AttachmentFrame none
         * @property {baton.AttachmentHere.$Properties|null} [here] AttachmentFrame here
         * @property {"get"|"piece"|"none"|"here"} [is] AttachmentFrame is
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an AttachmentFrame.
         * @memberof baton
         * @interface IAttachmentFrame
         * @augments baton.AttachmentFrame.$Properties
         * @deprecated Use baton.AttachmentFrame.$Properties instead.
         */

        /**
         * Narrowed shape of an AttachmentFrame.
         * @typedef {{
         *   get?: baton.AttachmentGet.$Shape|null;
         *   piece?: baton.AttachmentPiece.$Shape|null;
         *   none?: baton.AttachmentNone.$Shape|null;
         *   here?: baton.AttachmentHere.$Shape|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ is?: undefined; get?: null; piece?: null; none?: null; here?: null }|{ is?: "get"; get: baton.AttachmentGet.$Shape; piece?: null; none?: null; here?: null }|{ is?: "piece"; get?: null; piece: baton.AttachmentPiece.$Shape; none?: null; here?: null }|{ is?: "none"; get?: null; piece?: null; none: baton.AttachmentNone.$Shape; here?: null }|{ is?: "here"; get?: null; piece?: null; none?: null; here: baton.AttachmentHere.$Shape })
         * )} baton.AttachmentFrame.$Shape
         */

        /**
         * Constructs a new AttachmentFrame.
         * @memberof baton
         * @classdesc Represents an AttachmentFrame.
         * @constructor
         * @param {baton.AttachmentFrame.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const AttachmentFrame = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * AttachmentFrame get.
         * @member {baton.AttachmentGet.$Properties|null|undefined} get
         * @memberof baton.AttachmentFrame
         * @instance
         */
        AttachmentFrame.prototype.get = null;

        /**
         * AttachmentFrame piece.
         * @member {baton.AttachmentPiece.$Properties|null|undefined} piece
         * @memberof baton.AttachmentFrame
         * @instance
         */
        AttachmentFrame.prototype.piece = null;

        /**
         * AttachmentFrame none.
         * @member {baton.AttachmentNone.$Properties|null|undefined} none
         * @memberof baton.AttachmentFrame
         * @instance
         */
        AttachmentFrame.prototype.none = null;

        /**
         * AttachmentFrame here.
         * @member {baton.AttachmentHere.$Properties|null|undefined} here
         * @memberof baton.AttachmentFrame
         * @instance
         */
        AttachmentFrame.prototype.here = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * AttachmentFrame is.
         * @member {"get"|"piece"|"none"|"here"|undefined} is
         * @memberof baton.AttachmentFrame
         * @instance
         */
        $Object.defineProperty(AttachmentFrame.prototype, "is", {
            get: $util.oneOfGetter($oneOfFields = ["get", "piece", "none", "here"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Encodes the specified AttachmentFrame message. Does not implicitly {@link baton.AttachmentFrame.verify|verify} messages.
         * @function encode
         * @memberof baton.AttachmentFrame
         * @static
         * @param {baton.AttachmentFrame.$Properties} message AttachmentFrame message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        AttachmentFrame.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.get != null && $Object.hasOwnProperty.call(message, "get"))
                $root.baton.AttachmentGet.encode(message.get, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.piece != null && $Object.hasOwnProperty.call(message, "piece"))
                $root.baton.AttachmentPiece.encode(message.piece, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.none != null && $Object.hasOwnProperty.call(message, "none"))
                $root.baton.AttachmentNone.encode(message.none, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.here != null && $Object.hasOwnProperty.call(message, "here"))
                $root.baton.AttachmentHere.encode(message.here, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an AttachmentFrame message from the specified reader or buffer.
         * @function decode
         * @memberof baton.AttachmentFrame
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.AttachmentFrame & baton.AttachmentFrame.$Shape} AttachmentFrame
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        AttachmentFrame.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.AttachmentFrame();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.get = $root.baton.AttachmentGet.decode(reader, reader.size(), $undefined, _depth + 1, message.get);
                        message.is = "get";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.piece = $root.baton.AttachmentPiece.decode(reader, reader.size(), $undefined, _depth + 1, message.piece);
                        message.is = "piece";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.none = $root.baton.AttachmentNone.decode(reader, reader.size(), $undefined, _depth + 1, message.none);
                        message.is = "none";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.here = $root.baton.AttachmentHere.decode(reader, reader.size(), $undefined, _depth + 1, message.here);
                        message.is = "here";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for AttachmentFrame
         * @function getTypeUrl
         * @memberof baton.AttachmentFrame
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        AttachmentFrame.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.AttachmentFrame";
        };

        return AttachmentFrame;
    })();

    baton.AttachmentGet = (function() {

        /**
         * Properties of an AttachmentGet.
         * @typedef {Object} baton.AttachmentGet.$Properties
         * @property {Uint8Array|null} [stream] AttachmentGet stream
         * @property {Uint8Array|null} [hash] AttachmentGet hash
         * @property {number|Long|null} [offset] AttachmentGet offset
         * @property {number|null} [length] AttachmentGet length
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an AttachmentGet.
         * @memberof baton
         * @interface IAttachmentGet
         * @augments baton.AttachmentGet.$Properties
         * @deprecated Use baton.AttachmentGet.$Properties instead.
         */

        /**
         * Shape of an AttachmentGet.
         * @typedef {baton.AttachmentGet.$Properties} baton.AttachmentGet.$Shape
         */

        /**
         * Constructs a new AttachmentGet.
         * @memberof baton
         * @classdesc Represents an AttachmentGet.
         * @constructor
         * @param {baton.AttachmentGet.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const AttachmentGet = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * AttachmentGet stream.
         * @member {Uint8Array} stream
         * @memberof baton.AttachmentGet
         * @instance
         */
        AttachmentGet.prototype.stream = $util.newBuffer([]);

        /**
         * AttachmentGet hash.
         * @member {Uint8Array} hash
         * @memberof baton.AttachmentGet
         * @instance
         */
        AttachmentGet.prototype.hash = $util.newBuffer([]);

        /**
         * AttachmentGet offset.
         * @member {number|Long} offset
         * @memberof baton.AttachmentGet
         * @instance
         */
        AttachmentGet.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * AttachmentGet length.
         * @member {number} length
         * @memberof baton.AttachmentGet
         * @instance
         */
        AttachmentGet.prototype.length = 0;

        /**
         * Encodes the specified AttachmentGet message. Does not implicitly {@link baton.AttachmentGet.verify|verify} messages.
         * @function encode
         * @memberof baton.AttachmentGet
         * @static
         * @param {baton.AttachmentGet.$Properties} message AttachmentGet message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        AttachmentGet.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.stream);
            if (message.hash != null && $Object.hasOwnProperty.call(message, "hash") && message.hash.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.hash);
            if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.offset);
            if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
                writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.length);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an AttachmentGet message from the specified reader or buffer.
         * @function decode
         * @memberof baton.AttachmentGet
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.AttachmentGet & baton.AttachmentGet.$Shape} AttachmentGet
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        AttachmentGet.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.AttachmentGet();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.stream = value;
                        else
                            delete message.stream;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.hash = value;
                        else
                            delete message.hash;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.offset = value;
                        else
                            delete message.offset;
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.length = value;
                        else
                            delete message.length;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for AttachmentGet
         * @function getTypeUrl
         * @memberof baton.AttachmentGet
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        AttachmentGet.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.AttachmentGet";
        };

        return AttachmentGet;
    })();

    baton.AttachmentPiece = (function() {

        /**
         * Properties of an AttachmentPiece.
         * @typedef {Object} baton.AttachmentPiece.$Properties
         * @property {Uint8Array|null} [hash] AttachmentPiece hash
         * @property {number|Long|null} [offset] AttachmentPiece offset
         * @property {number|Long|null} [size] AttachmentPiece size
         * @property {Uint8Array|null} [bytes] AttachmentPiece bytes
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an AttachmentPiece.
         * @memberof baton
         * @interface IAttachmentPiece
         * @augments baton.AttachmentPiece.$Properties
         * @deprecated Use baton.AttachmentPiece.$Properties instead.
         */

        /**
         * Shape of an AttachmentPiece.
         * @typedef {baton.AttachmentPiece.$Properties} baton.AttachmentPiece.$Shape
         */

        /**
         * Constructs a new AttachmentPiece.
         * @memberof baton
         * @classdesc Represents an AttachmentPiece.
         * @constructor
         * @param {baton.AttachmentPiece.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const AttachmentPiece = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * AttachmentPiece hash.
         * @member {Uint8Array} hash
         * @memberof baton.AttachmentPiece
         * @instance
         */
        AttachmentPiece.prototype.hash = $util.newBuffer([]);

        /**
         * AttachmentPiece offset.
         * @member {number|Long} offset
         * @memberof baton.AttachmentPiece
         * @instance
         */
        AttachmentPiece.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * AttachmentPiece size.
         * @member {number|Long} size
         * @memberof baton.AttachmentPiece
         * @instance
         */
        AttachmentPiece.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * AttachmentPiece bytes.
         * @member {Uint8Array} bytes
         * @memberof baton.AttachmentPiece
         * @instance
         */
        AttachmentPiece.prototype.bytes = $util.newBuffer([]);

        /**
         * Encodes the specified AttachmentPiece message. Does not implicitly {@link baton.AttachmentPiece.verify|verify} messages.
         * @function encode
         * @memberof baton.AttachmentPiece
         * @static
         * @param {baton.AttachmentPiece.$Properties} message AttachmentPiece message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        AttachmentPiece.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.hash != null && $Object.hasOwnProperty.call(message, "hash") && message.hash.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.hash);
            if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
            if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.size);
            if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && message.bytes.length)
                writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.bytes);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an AttachmentPiece message from the specified reader or buffer.
         * @function decode
         * @memberof baton.AttachmentPiece
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.AttachmentPiece & baton.AttachmentPiece.$Shape} AttachmentPiece
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        AttachmentPiece.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.AttachmentPiece();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.hash = value;
                        else
                            delete message.hash;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.offset = value;
                        else
                            delete message.offset;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.size = value;
                        else
                            delete message.size;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.bytes = value;
                        else
                            delete message.bytes;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for AttachmentPiece
         * @function getTypeUrl
         * @memberof baton.AttachmentPiece
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        AttachmentPiece.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.AttachmentPiece";
        };

        return AttachmentPiece;
    })();

    baton.AttachmentNone = (function() {

        /**
         * Properties of an AttachmentNone.
         * @typedef {Object} baton.AttachmentNone.$Properties
         * @property {Uint8Array|null} [hash] AttachmentNone hash
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an AttachmentNone.
         * @memberof baton
         * @interface IAttachmentNone
         * @augments baton.AttachmentNone.$Properties
         * @deprecated Use baton.AttachmentNone.$Properties instead.
         */

        /**
         * Shape of an AttachmentNone.
         * @typedef {baton.AttachmentNone.$Properties} baton.AttachmentNone.$Shape
         */

        /**
         * Constructs a new AttachmentNone.
         * @memberof baton
         * @classdesc Represents an AttachmentNone.
         * @constructor
         * @param {baton.AttachmentNone.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const AttachmentNone = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * AttachmentNone hash.
         * @member {Uint8Array} hash
         * @memberof baton.AttachmentNone
         * @instance
         */
        AttachmentNone.prototype.hash = $util.newBuffer([]);

        /**
         * Encodes the specified AttachmentNone message. Does not implicitly {@link baton.AttachmentNone.verify|verify} messages.
         * @function encode
         * @memberof baton.AttachmentNone
         * @static
         * @param {baton.AttachmentNone.$Properties} message AttachmentNone message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        AttachmentNone.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.hash != null && $Object.hasOwnProperty.call(message, "hash") && message.hash.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.hash);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an AttachmentNone message from the specified reader or buffer.
         * @function decode
         * @memberof baton.AttachmentNone
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.AttachmentNone & baton.AttachmentNone.$Shape} AttachmentNone
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        AttachmentNone.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.AttachmentNone();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.hash = value;
                        else
                            delete message.hash;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for AttachmentNone
         * @function getTypeUrl
         * @memberof baton.AttachmentNone
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        AttachmentNone.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.AttachmentNone";
        };

        return AttachmentNone;
    })();

    baton.AttachmentHere = (function() {

        /**
         * Properties of an AttachmentHere.
         * @typedef {Object} baton.AttachmentHere.$Properties
         * @property {Uint8Array|null} [hash] AttachmentHere hash
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an AttachmentHere.
         * @memberof baton
         * @interface IAttachmentHere
         * @augments baton.AttachmentHere.$Properties
         * @deprecated Use baton.AttachmentHere.$Properties instead.
         */

        /**
         * Shape of an AttachmentHere.
         * @typedef {baton.AttachmentHere.$Properties} baton.AttachmentHere.$Shape
         */

        /**
         * Constructs a new AttachmentHere.
         * @memberof baton
         * @classdesc Represents an AttachmentHere.
         * @constructor
         * @param {baton.AttachmentHere.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const AttachmentHere = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * AttachmentHere hash.
         * @member {Uint8Array} hash
         * @memberof baton.AttachmentHere
         * @instance
         */
        AttachmentHere.prototype.hash = $util.newBuffer([]);

        /**
         * Encodes the specified AttachmentHere message. Does not implicitly {@link baton.AttachmentHere.verify|verify} messages.
         * @function encode
         * @memberof baton.AttachmentHere
         * @static
         * @param {baton.AttachmentHere.$Properties} message AttachmentHere message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        AttachmentHere.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.hash != null && $Object.hasOwnProperty.call(message, "hash") && message.hash.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.hash);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an AttachmentHere message from the specified reader or buffer.
         * @function decode
         * @memberof baton.AttachmentHere
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.AttachmentHere & baton.AttachmentHere.$Shape} AttachmentHere
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        AttachmentHere.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.AttachmentHere();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.hash = value;
                        else
                            delete message.hash;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for AttachmentHere
         * @function getTypeUrl
         * @memberof baton.AttachmentHere
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        AttachmentHere.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.AttachmentHere";
        };

        return AttachmentHere;
    })();

    baton.Frame = (function() {

        /**
         * Properties of a Frame.
         * @typedef {Object} baton.Frame.$Properties
         * @property {baton.Hello.$Properties|null} [hello] Frame hello
         * @property {baton.Deltas.$Properties|null} [deltas] Frame deltas
         * @property {baton.Ack.$Properties|null} [ack] Frame ack
         * @property {baton.Want.$Properties|null} [want] Frame want
         * @property {baton.Supply.$Properties|null} [supply] Frame supply
         * @property {baton.Digest.$Properties|null} [digest] Frame digest
         * @property {baton.Frontiers.$Properties|null} [frontiers] Frame frontiers
         * @property {baton.Ping.$Properties|null} [ping] Frame ping
         * @property {baton.Bye.$Properties|null} [bye] Frame bye
         * @property {"hello"|"deltas"|"ack"|"want"|"supply"|"digest"|"frontiers"|"ping"|"bye"} [is] Frame is
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Frame.
         * @memberof baton
         * @interface IFrame
         * @augments baton.Frame.$Properties
         * @deprecated Use baton.Frame.$Properties instead.
         */

        /**
         * Narrowed shape of a Frame.
         * @typedef {{
         *   hello?: baton.Hello.$Shape|null;
         *   deltas?: baton.Deltas.$Shape|null;
         *   ack?: baton.Ack.$Shape|null;
         *   want?: baton.Want.$Shape|null;
         *   supply?: baton.Supply.$Shape|null;
         *   digest?: baton.Digest.$Shape|null;
         *   frontiers?: baton.Frontiers.$Shape|null;
         *   ping?: baton.Ping.$Shape|null;
         *   bye?: baton.Bye.$Shape|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ is?: undefined; hello?: null; deltas?: null; ack?: null; want?: null; supply?: null; digest?: null; frontiers?: null; ping?: null; bye?: null }|{ is?: "hello"; hello: baton.Hello.$Shape; deltas?: null; ack?: null; want?: null; supply?: null; digest?: null; frontiers?: null; ping?: null; bye?: null }|{ is?: "deltas"; hello?: null; deltas: baton.Deltas.$Shape; ack?: null; want?: null; supply?: null; digest?: null; frontiers?: null; ping?: null; bye?: null }|{ is?: "ack"; hello?: null; deltas?: null; ack: baton.Ack.$Shape; want?: null; supply?: null; digest?: null; frontiers?: null; ping?: null; bye?: null }|{ is?: "want"; hello?: null; deltas?: null; ack?: null; want: baton.Want.$Shape; supply?: null; digest?: null; frontiers?: null; ping?: null; bye?: null }|{ is?: "supply"; hello?: null; deltas?: null; ack?: null; want?: null; supply: baton.Supply.$Shape; digest?: null; frontiers?: null; ping?: null; bye?: null }|{ is?: "digest"; hello?: null; deltas?: null; ack?: null; want?: null; supply?: null; digest: baton.Digest.$Shape; frontiers?: null; ping?: null; bye?: null }|{ is?: "frontiers"; hello?: null; deltas?: null; ack?: null; want?: null; supply?: null; digest?: null; frontiers: baton.Frontiers.$Shape; ping?: null; bye?: null }|{ is?: "ping"; hello?: null; deltas?: null; ack?: null; want?: null; supply?: null; digest?: null; frontiers?: null; ping: baton.Ping.$Shape; bye?: null }|{ is?: "bye"; hello?: null; deltas?: null; ack?: null; want?: null; supply?: null; digest?: null; frontiers?: null; ping?: null; bye: baton.Bye.$Shape })
         * )} baton.Frame.$Shape
         */

        /**
         * Constructs a new Frame.
         * @memberof baton
         * @classdesc Represents a Frame.
         * @constructor
         * @param {baton.Frame.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Frame = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Frame hello.
         * @member {baton.Hello.$Properties|null|undefined} hello
         * @memberof baton.Frame
         * @instance
         */
        Frame.prototype.hello = null;

        /**
         * Frame deltas.
         * @member {baton.Deltas.$Properties|null|undefined} deltas
         * @memberof baton.Frame
         * @instance
         */
        Frame.prototype.deltas = null;

        /**
         * Frame ack.
         * @member {baton.Ack.$Properties|null|undefined} ack
         * @memberof baton.Frame
         * @instance
         */
        Frame.prototype.ack = null;

        /**
         * Frame want.
         * @member {baton.Want.$Properties|null|undefined} want
         * @memberof baton.Frame
         * @instance
         */
        Frame.prototype.want = null;

        /**
         * Frame supply.
         * @member {baton.Supply.$Properties|null|undefined} supply
         * @memberof baton.Frame
         * @instance
         */
        Frame.prototype.supply = null;

        /**
         * Frame digest.
         * @member {baton.Digest.$Properties|null|undefined} digest
         * @memberof baton.Frame
         * @instance
         */
        Frame.prototype.digest = null;

        /**
         * Frame frontiers.
         * @member {baton.Frontiers.$Properties|null|undefined} frontiers
         * @memberof baton.Frame
         * @instance
         */
        Frame.prototype.frontiers = null;

        /**
         * Frame ping.
         * @member {baton.Ping.$Properties|null|undefined} ping
         * @memberof baton.Frame
         * @instance
         */
        Frame.prototype.ping = null;

        /**
         * Frame bye.
         * @member {baton.Bye.$Properties|null|undefined} bye
         * @memberof baton.Frame
         * @instance
         */
        Frame.prototype.bye = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * Frame is.
         * @member {"hello"|"deltas"|"ack"|"want"|"supply"|"digest"|"frontiers"|"ping"|"bye"|undefined} is
         * @memberof baton.Frame
         * @instance
         */
        $Object.defineProperty(Frame.prototype, "is", {
            get: $util.oneOfGetter($oneOfFields = ["hello", "deltas", "ack", "want", "supply", "digest", "frontiers", "ping", "bye"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Encodes the specified Frame message. Does not implicitly {@link baton.Frame.verify|verify} messages.
         * @function encode
         * @memberof baton.Frame
         * @static
         * @param {baton.Frame.$Properties} message Frame message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Frame.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                $root.baton.Hello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.deltas != null && $Object.hasOwnProperty.call(message, "deltas"))
                $root.baton.Deltas.encode(message.deltas, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.ack != null && $Object.hasOwnProperty.call(message, "ack"))
                $root.baton.Ack.encode(message.ack, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.want != null && $Object.hasOwnProperty.call(message, "want"))
                $root.baton.Want.encode(message.want, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.supply != null && $Object.hasOwnProperty.call(message, "supply"))
                $root.baton.Supply.encode(message.supply, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.digest != null && $Object.hasOwnProperty.call(message, "digest"))
                $root.baton.Digest.encode(message.digest, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
            if (message.frontiers != null && $Object.hasOwnProperty.call(message, "frontiers"))
                $root.baton.Frontiers.encode(message.frontiers, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.ping != null && $Object.hasOwnProperty.call(message, "ping"))
                $root.baton.Ping.encode(message.ping, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
            if (message.bye != null && $Object.hasOwnProperty.call(message, "bye"))
                $root.baton.Bye.encode(message.bye, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Frame message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Frame
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Frame & baton.Frame.$Shape} Frame
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Frame.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Frame();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.hello = $root.baton.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                        message.is = "hello";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.deltas = $root.baton.Deltas.decode(reader, reader.size(), $undefined, _depth + 1, message.deltas);
                        message.is = "deltas";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.ack = $root.baton.Ack.decode(reader, reader.size(), $undefined, _depth + 1, message.ack);
                        message.is = "ack";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.want = $root.baton.Want.decode(reader, reader.size(), $undefined, _depth + 1, message.want);
                        message.is = "want";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.supply = $root.baton.Supply.decode(reader, reader.size(), $undefined, _depth + 1, message.supply);
                        message.is = "supply";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.digest = $root.baton.Digest.decode(reader, reader.size(), $undefined, _depth + 1, message.digest);
                        message.is = "digest";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.frontiers = $root.baton.Frontiers.decode(reader, reader.size(), $undefined, _depth + 1, message.frontiers);
                        message.is = "frontiers";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.ping = $root.baton.Ping.decode(reader, reader.size(), $undefined, _depth + 1, message.ping);
                        message.is = "ping";
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.bye = $root.baton.Bye.decode(reader, reader.size(), $undefined, _depth + 1, message.bye);
                        message.is = "bye";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Frame
         * @function getTypeUrl
         * @memberof baton.Frame
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Frame.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Frame";
        };

        return Frame;
    })();

    baton.Hello = (function() {

        /**
         * Properties of a Hello.
         * @typedef {Object} baton.Hello.$Properties
         * @property {Uint8Array|null} [certificate] Hello certificate
         * @property {Array.<number>|null} [features] Hello features
         * @property {Uint8Array|null} [boot] Hello boot
         * @property {Uint8Array|null} [outboxId] Hello outboxId
         * @property {number|Long|null} [outboxTail] Hello outboxTail
         * @property {Uint8Array|null} [heldOutboxId] Hello heldOutboxId
         * @property {number|Long|null} [heldThrough] Hello heldThrough
         * @property {number|Long|null} [clock] Hello clock
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Hello.
         * @memberof baton
         * @interface IHello
         * @augments baton.Hello.$Properties
         * @deprecated Use baton.Hello.$Properties instead.
         */

        /**
         * Shape of a Hello.
         * @typedef {baton.Hello.$Properties} baton.Hello.$Shape
         */

        /**
         * Constructs a new Hello.
         * @memberof baton
         * @classdesc Represents a Hello.
         * @constructor
         * @param {baton.Hello.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Hello = function (properties) {
            this.features = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Hello certificate.
         * @member {Uint8Array} certificate
         * @memberof baton.Hello
         * @instance
         */
        Hello.prototype.certificate = $util.newBuffer([]);

        /**
         * Hello features.
         * @member {Array.<number>} features
         * @memberof baton.Hello
         * @instance
         */
        Hello.prototype.features = $util.emptyArray;

        /**
         * Hello boot.
         * @member {Uint8Array} boot
         * @memberof baton.Hello
         * @instance
         */
        Hello.prototype.boot = $util.newBuffer([]);

        /**
         * Hello outboxId.
         * @member {Uint8Array} outboxId
         * @memberof baton.Hello
         * @instance
         */
        Hello.prototype.outboxId = $util.newBuffer([]);

        /**
         * Hello outboxTail.
         * @member {number|Long} outboxTail
         * @memberof baton.Hello
         * @instance
         */
        Hello.prototype.outboxTail = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Hello heldOutboxId.
         * @member {Uint8Array} heldOutboxId
         * @memberof baton.Hello
         * @instance
         */
        Hello.prototype.heldOutboxId = $util.newBuffer([]);

        /**
         * Hello heldThrough.
         * @member {number|Long} heldThrough
         * @memberof baton.Hello
         * @instance
         */
        Hello.prototype.heldThrough = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Hello clock.
         * @member {number|Long} clock
         * @memberof baton.Hello
         * @instance
         */
        Hello.prototype.clock = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified Hello message. Does not implicitly {@link baton.Hello.verify|verify} messages.
         * @function encode
         * @memberof baton.Hello
         * @static
         * @param {baton.Hello.$Properties} message Hello message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Hello.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.certificate != null && $Object.hasOwnProperty.call(message, "certificate") && message.certificate.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.certificate);
            if (message.features != null && message.features.length)
                writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.features);
            if (message.boot != null && $Object.hasOwnProperty.call(message, "boot") && message.boot.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.boot);
            if (message.outboxId != null && $Object.hasOwnProperty.call(message, "outboxId") && message.outboxId.length)
                writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.outboxId);
            if (message.outboxTail != null && $Object.hasOwnProperty.call(message, "outboxTail") && (typeof message.outboxTail === "object" ? message.outboxTail.low || message.outboxTail.high : message.outboxTail !== 0))
                writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.outboxTail);
            if (message.heldOutboxId != null && $Object.hasOwnProperty.call(message, "heldOutboxId") && message.heldOutboxId.length)
                writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.heldOutboxId);
            if (message.heldThrough != null && $Object.hasOwnProperty.call(message, "heldThrough") && (typeof message.heldThrough === "object" ? message.heldThrough.low || message.heldThrough.high : message.heldThrough !== 0))
                writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.heldThrough);
            if (message.clock != null && $Object.hasOwnProperty.call(message, "clock") && (typeof message.clock === "object" ? message.clock.low || message.clock.high : message.clock !== 0))
                writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.clock);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Hello message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Hello
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Hello & baton.Hello.$Shape} Hello
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Hello.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Hello();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.certificate = value;
                        else
                            delete message.certificate;
                        continue;
                    }
                case 2: {
                        if (wireType === 2) {
                            if (!(message.features && message.features.length))
                                message.features = [];
                            reader.uint32s(message.features);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.features && message.features.length))
                            message.features = [];
                        message.features.push(reader.uint32());
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.boot = value;
                        else
                            delete message.boot;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.outboxId = value;
                        else
                            delete message.outboxId;
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.outboxTail = value;
                        else
                            delete message.outboxTail;
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.heldOutboxId = value;
                        else
                            delete message.heldOutboxId;
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.heldThrough = value;
                        else
                            delete message.heldThrough;
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.clock = value;
                        else
                            delete message.clock;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Hello
         * @function getTypeUrl
         * @memberof baton.Hello
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Hello.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Hello";
        };

        return Hello;
    })();

    baton.Deltas = (function() {

        /**
         * Properties of a Deltas.
         * @typedef {Object} baton.Deltas.$Properties
         * @property {number|Long|null} [first] Deltas first
         * @property {Array.<baton.Item.$Properties>|null} [items] Deltas items
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Deltas.
         * @memberof baton
         * @interface IDeltas
         * @augments baton.Deltas.$Properties
         * @deprecated Use baton.Deltas.$Properties instead.
         */

        /**
         * Shape of a Deltas.
         * @typedef {{
         *   first?: number|Long|null;
         *   items?: Array.<baton.Item.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} baton.Deltas.$Shape
         */

        /**
         * Constructs a new Deltas.
         * @memberof baton
         * @classdesc Represents a Deltas.
         * @constructor
         * @param {baton.Deltas.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Deltas = function (properties) {
            this.items = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Deltas first.
         * @member {number|Long} first
         * @memberof baton.Deltas
         * @instance
         */
        Deltas.prototype.first = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Deltas items.
         * @member {Array.<baton.Item.$Properties>} items
         * @memberof baton.Deltas
         * @instance
         */
        Deltas.prototype.items = $util.emptyArray;

        /**
         * Encodes the specified Deltas message. Does not implicitly {@link baton.Deltas.verify|verify} messages.
         * @function encode
         * @memberof baton.Deltas
         * @static
         * @param {baton.Deltas.$Properties} message Deltas message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Deltas.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.first != null && $Object.hasOwnProperty.call(message, "first") && (typeof message.first === "object" ? message.first.low || message.first.high : message.first !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.first);
            if (message.items != null && message.items.length)
                for (let i = 0; i < message.items.length; ++i)
                    $root.baton.Item.encode(message.items[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Deltas message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Deltas
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Deltas & baton.Deltas.$Shape} Deltas
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Deltas.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Deltas();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.first = value;
                        else
                            delete message.first;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.items && message.items.length))
                            message.items = [];
                        message.items.push($root.baton.Item.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Deltas
         * @function getTypeUrl
         * @memberof baton.Deltas
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Deltas.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Deltas";
        };

        return Deltas;
    })();

    baton.Item = (function() {

        /**
         * Properties of an Item.
         * @typedef {Object} baton.Item.$Properties
         * @property {Uint8Array|null} [delta] Item delta
         * @property {baton.Introduce.$Properties|null} [introduce] Item introduce
         * @property {Uint8Array|null} [receipt] Item receipt
         * @property {boolean|null} [nothing] Item nothing
         * @property {"delta"|"introduce"|"receipt"|"nothing"} [is] Item is
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Item.
         * @memberof baton
         * @interface IItem
         * @augments baton.Item.$Properties
         * @deprecated Use baton.Item.$Properties instead.
         */

        /**
         * Narrowed shape of an Item.
         * @typedef {{
         *   delta?: Uint8Array|null;
         *   introduce?: baton.Introduce.$Shape|null;
         *   receipt?: Uint8Array|null;
         *   nothing?: boolean|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ is?: undefined; delta?: null; introduce?: null; receipt?: null; nothing?: null }|{ is?: "delta"; delta: Uint8Array; introduce?: null; receipt?: null; nothing?: null }|{ is?: "introduce"; delta?: null; introduce: baton.Introduce.$Shape; receipt?: null; nothing?: null }|{ is?: "receipt"; delta?: null; introduce?: null; receipt: Uint8Array; nothing?: null }|{ is?: "nothing"; delta?: null; introduce?: null; receipt?: null; nothing: boolean })
         * )} baton.Item.$Shape
         */

        /**
         * Constructs a new Item.
         * @memberof baton
         * @classdesc Represents an Item.
         * @constructor
         * @param {baton.Item.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Item = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Item delta.
         * @member {Uint8Array|null|undefined} delta
         * @memberof baton.Item
         * @instance
         */
        Item.prototype.delta = null;

        /**
         * Item introduce.
         * @member {baton.Introduce.$Properties|null|undefined} introduce
         * @memberof baton.Item
         * @instance
         */
        Item.prototype.introduce = null;

        /**
         * Item receipt.
         * @member {Uint8Array|null|undefined} receipt
         * @memberof baton.Item
         * @instance
         */
        Item.prototype.receipt = null;

        /**
         * Item nothing.
         * @member {boolean|null|undefined} nothing
         * @memberof baton.Item
         * @instance
         */
        Item.prototype.nothing = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * Item is.
         * @member {"delta"|"introduce"|"receipt"|"nothing"|undefined} is
         * @memberof baton.Item
         * @instance
         */
        $Object.defineProperty(Item.prototype, "is", {
            get: $util.oneOfGetter($oneOfFields = ["delta", "introduce", "receipt", "nothing"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Encodes the specified Item message. Does not implicitly {@link baton.Item.verify|verify} messages.
         * @function encode
         * @memberof baton.Item
         * @static
         * @param {baton.Item.$Properties} message Item message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Item.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.delta != null && $Object.hasOwnProperty.call(message, "delta"))
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.delta);
            if (message.introduce != null && $Object.hasOwnProperty.call(message, "introduce"))
                $root.baton.Introduce.encode(message.introduce, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.receipt != null && $Object.hasOwnProperty.call(message, "receipt"))
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.receipt);
            if (message.nothing != null && $Object.hasOwnProperty.call(message, "nothing"))
                writer.uint32(/* id 4, wireType 0 =*/32).bool(message.nothing);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Item message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Item
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Item & baton.Item.$Shape} Item
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Item.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Item();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.delta = reader.bytes();
                        message.is = "delta";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.introduce = $root.baton.Introduce.decode(reader, reader.size(), $undefined, _depth + 1, message.introduce);
                        message.is = "introduce";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.receipt = reader.bytes();
                        message.is = "receipt";
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.nothing = reader.bool();
                        message.is = "nothing";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Item
         * @function getTypeUrl
         * @memberof baton.Item
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Item.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Item";
        };

        return Item;
    })();

    baton.Introduce = (function() {

        /**
         * Properties of an Introduce.
         * @typedef {Object} baton.Introduce.$Properties
         * @property {Uint8Array|null} [stream] Introduce stream
         * @property {Array.<Uint8Array>|null} [path] Introduce path
         * @property {boolean|null} [follows] Introduce follows
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Introduce.
         * @memberof baton
         * @interface IIntroduce
         * @augments baton.Introduce.$Properties
         * @deprecated Use baton.Introduce.$Properties instead.
         */

        /**
         * Shape of an Introduce.
         * @typedef {baton.Introduce.$Properties} baton.Introduce.$Shape
         */

        /**
         * Constructs a new Introduce.
         * @memberof baton
         * @classdesc Represents an Introduce.
         * @constructor
         * @param {baton.Introduce.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Introduce = function (properties) {
            this.path = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Introduce stream.
         * @member {Uint8Array} stream
         * @memberof baton.Introduce
         * @instance
         */
        Introduce.prototype.stream = $util.newBuffer([]);

        /**
         * Introduce path.
         * @member {Array.<Uint8Array>} path
         * @memberof baton.Introduce
         * @instance
         */
        Introduce.prototype.path = $util.emptyArray;

        /**
         * Introduce follows.
         * @member {boolean} follows
         * @memberof baton.Introduce
         * @instance
         */
        Introduce.prototype.follows = false;

        /**
         * Encodes the specified Introduce message. Does not implicitly {@link baton.Introduce.verify|verify} messages.
         * @function encode
         * @memberof baton.Introduce
         * @static
         * @param {baton.Introduce.$Properties} message Introduce message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Introduce.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.stream);
            if (message.path != null && message.path.length)
                for (let i = 0; i < message.path.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.path[i]);
            if (message.follows != null && $Object.hasOwnProperty.call(message, "follows") && message.follows !== false)
                writer.uint32(/* id 3, wireType 0 =*/24).bool(message.follows);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Introduce message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Introduce
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Introduce & baton.Introduce.$Shape} Introduce
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Introduce.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Introduce();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.stream = value;
                        else
                            delete message.stream;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.path && message.path.length))
                            message.path = [];
                        message.path.push(reader.bytes());
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.follows = value;
                        else
                            delete message.follows;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Introduce
         * @function getTypeUrl
         * @memberof baton.Introduce
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Introduce.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Introduce";
        };

        return Introduce;
    })();

    baton.Ack = (function() {

        /**
         * Properties of an Ack.
         * @typedef {Object} baton.Ack.$Properties
         * @property {number|Long|null} [through] Ack through
         * @property {Array.<baton.Refusal.$Properties>|null} [refusals] Ack refusals
         * @property {number|Long|null} [supplied] Ack supplied
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Ack.
         * @memberof baton
         * @interface IAck
         * @augments baton.Ack.$Properties
         * @deprecated Use baton.Ack.$Properties instead.
         */

        /**
         * Shape of an Ack.
         * @typedef {baton.Ack.$Properties} baton.Ack.$Shape
         */

        /**
         * Constructs a new Ack.
         * @memberof baton
         * @classdesc Represents an Ack.
         * @constructor
         * @param {baton.Ack.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Ack = function (properties) {
            this.refusals = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Ack through.
         * @member {number|Long} through
         * @memberof baton.Ack
         * @instance
         */
        Ack.prototype.through = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Ack refusals.
         * @member {Array.<baton.Refusal.$Properties>} refusals
         * @memberof baton.Ack
         * @instance
         */
        Ack.prototype.refusals = $util.emptyArray;

        /**
         * Ack supplied.
         * @member {number|Long} supplied
         * @memberof baton.Ack
         * @instance
         */
        Ack.prototype.supplied = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified Ack message. Does not implicitly {@link baton.Ack.verify|verify} messages.
         * @function encode
         * @memberof baton.Ack
         * @static
         * @param {baton.Ack.$Properties} message Ack message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Ack.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.through != null && $Object.hasOwnProperty.call(message, "through") && (typeof message.through === "object" ? message.through.low || message.through.high : message.through !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.through);
            if (message.refusals != null && message.refusals.length)
                for (let i = 0; i < message.refusals.length; ++i)
                    $root.baton.Refusal.encode(message.refusals[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.supplied != null && $Object.hasOwnProperty.call(message, "supplied") && (typeof message.supplied === "object" ? message.supplied.low || message.supplied.high : message.supplied !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.supplied);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Ack message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Ack
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Ack & baton.Ack.$Shape} Ack
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Ack.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Ack();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.through = value;
                        else
                            delete message.through;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.refusals && message.refusals.length))
                            message.refusals = [];
                        message.refusals.push($root.baton.Refusal.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.supplied = value;
                        else
                            delete message.supplied;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Ack
         * @function getTypeUrl
         * @memberof baton.Ack
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Ack.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Ack";
        };

        return Ack;
    })();

    baton.Refusal = (function() {

        /**
         * Properties of a Refusal.
         * @typedef {Object} baton.Refusal.$Properties
         * @property {Uint8Array|null} [id] Refusal id
         * @property {number|null} [reason] Refusal reason
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Refusal.
         * @memberof baton
         * @interface IRefusal
         * @augments baton.Refusal.$Properties
         * @deprecated Use baton.Refusal.$Properties instead.
         */

        /**
         * Shape of a Refusal.
         * @typedef {baton.Refusal.$Properties} baton.Refusal.$Shape
         */

        /**
         * Constructs a new Refusal.
         * @memberof baton
         * @classdesc Represents a Refusal.
         * @constructor
         * @param {baton.Refusal.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Refusal = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Refusal id.
         * @member {Uint8Array} id
         * @memberof baton.Refusal
         * @instance
         */
        Refusal.prototype.id = $util.newBuffer([]);

        /**
         * Refusal reason.
         * @member {number} reason
         * @memberof baton.Refusal
         * @instance
         */
        Refusal.prototype.reason = 0;

        /**
         * Encodes the specified Refusal message. Does not implicitly {@link baton.Refusal.verify|verify} messages.
         * @function encode
         * @memberof baton.Refusal
         * @static
         * @param {baton.Refusal.$Properties} message Refusal message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Refusal.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.id);
            if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.reason);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Refusal message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Refusal
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Refusal & baton.Refusal.$Shape} Refusal
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Refusal.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Refusal();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.id = value;
                        else
                            delete message.id;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.reason = value;
                        else
                            delete message.reason;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Refusal
         * @function getTypeUrl
         * @memberof baton.Refusal
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Refusal.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Refusal";
        };

        return Refusal;
    })();

    baton.Want = (function() {

        /**
         * Properties of a Want.
         * @typedef {Object} baton.Want.$Properties
         * @property {number|Long|null} [want] Want want
         * @property {Uint8Array|null} [stream] Want stream
         * @property {Array.<Uint8Array>|null} [heads] Want heads
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Want.
         * @memberof baton
         * @interface IWant
         * @augments baton.Want.$Properties
         * @deprecated Use baton.Want.$Properties instead.
         */

        /**
         * Shape of a Want.
         * @typedef {baton.Want.$Properties} baton.Want.$Shape
         */

        /**
         * Constructs a new Want.
         * @memberof baton
         * @classdesc Represents a Want.
         * @constructor
         * @param {baton.Want.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Want = function (properties) {
            this.heads = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Want want.
         * @member {number|Long} want
         * @memberof baton.Want
         * @instance
         */
        Want.prototype.want = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Want stream.
         * @member {Uint8Array} stream
         * @memberof baton.Want
         * @instance
         */
        Want.prototype.stream = $util.newBuffer([]);

        /**
         * Want heads.
         * @member {Array.<Uint8Array>} heads
         * @memberof baton.Want
         * @instance
         */
        Want.prototype.heads = $util.emptyArray;

        /**
         * Encodes the specified Want message. Does not implicitly {@link baton.Want.verify|verify} messages.
         * @function encode
         * @memberof baton.Want
         * @static
         * @param {baton.Want.$Properties} message Want message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Want.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.want != null && $Object.hasOwnProperty.call(message, "want") && (typeof message.want === "object" ? message.want.low || message.want.high : message.want !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.want);
            if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.stream);
            if (message.heads != null && message.heads.length)
                for (let i = 0; i < message.heads.length; ++i)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.heads[i]);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Want message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Want
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Want & baton.Want.$Shape} Want
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Want.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Want();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.want = value;
                        else
                            delete message.want;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.stream = value;
                        else
                            delete message.stream;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.heads && message.heads.length))
                            message.heads = [];
                        message.heads.push(reader.bytes());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Want
         * @function getTypeUrl
         * @memberof baton.Want
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Want.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Want";
        };

        return Want;
    })();

    baton.Supply = (function() {

        /**
         * Properties of a Supply.
         * @typedef {Object} baton.Supply.$Properties
         * @property {number|Long|null} [want] Supply want
         * @property {Array.<Uint8Array>|null} [deltas] Supply deltas
         * @property {boolean|null} [last] Supply last
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Supply.
         * @memberof baton
         * @interface ISupply
         * @augments baton.Supply.$Properties
         * @deprecated Use baton.Supply.$Properties instead.
         */

        /**
         * Shape of a Supply.
         * @typedef {baton.Supply.$Properties} baton.Supply.$Shape
         */

        /**
         * Constructs a new Supply.
         * @memberof baton
         * @classdesc Represents a Supply.
         * @constructor
         * @param {baton.Supply.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Supply = function (properties) {
            this.deltas = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Supply want.
         * @member {number|Long} want
         * @memberof baton.Supply
         * @instance
         */
        Supply.prototype.want = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Supply deltas.
         * @member {Array.<Uint8Array>} deltas
         * @memberof baton.Supply
         * @instance
         */
        Supply.prototype.deltas = $util.emptyArray;

        /**
         * Supply last.
         * @member {boolean} last
         * @memberof baton.Supply
         * @instance
         */
        Supply.prototype.last = false;

        /**
         * Encodes the specified Supply message. Does not implicitly {@link baton.Supply.verify|verify} messages.
         * @function encode
         * @memberof baton.Supply
         * @static
         * @param {baton.Supply.$Properties} message Supply message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Supply.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.want != null && $Object.hasOwnProperty.call(message, "want") && (typeof message.want === "object" ? message.want.low || message.want.high : message.want !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.want);
            if (message.deltas != null && message.deltas.length)
                for (let i = 0; i < message.deltas.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.deltas[i]);
            if (message.last != null && $Object.hasOwnProperty.call(message, "last") && message.last !== false)
                writer.uint32(/* id 3, wireType 0 =*/24).bool(message.last);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Supply message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Supply
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Supply & baton.Supply.$Shape} Supply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Supply.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Supply();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.want = value;
                        else
                            delete message.want;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.deltas && message.deltas.length))
                            message.deltas = [];
                        message.deltas.push(reader.bytes());
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.last = value;
                        else
                            delete message.last;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Supply
         * @function getTypeUrl
         * @memberof baton.Supply
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Supply.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Supply";
        };

        return Supply;
    })();

    baton.Digest = (function() {

        /**
         * Properties of a Digest.
         * @typedef {Object} baton.Digest.$Properties
         * @property {Array.<Uint8Array>|null} [buckets] Digest buckets
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Digest.
         * @memberof baton
         * @interface IDigest
         * @augments baton.Digest.$Properties
         * @deprecated Use baton.Digest.$Properties instead.
         */

        /**
         * Shape of a Digest.
         * @typedef {baton.Digest.$Properties} baton.Digest.$Shape
         */

        /**
         * Constructs a new Digest.
         * @memberof baton
         * @classdesc Represents a Digest.
         * @constructor
         * @param {baton.Digest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Digest = function (properties) {
            this.buckets = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Digest buckets.
         * @member {Array.<Uint8Array>} buckets
         * @memberof baton.Digest
         * @instance
         */
        Digest.prototype.buckets = $util.emptyArray;

        /**
         * Encodes the specified Digest message. Does not implicitly {@link baton.Digest.verify|verify} messages.
         * @function encode
         * @memberof baton.Digest
         * @static
         * @param {baton.Digest.$Properties} message Digest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Digest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.buckets != null && message.buckets.length)
                for (let i = 0; i < message.buckets.length; ++i)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.buckets[i]);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Digest message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Digest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Digest & baton.Digest.$Shape} Digest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Digest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Digest();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.buckets && message.buckets.length))
                            message.buckets = [];
                        message.buckets.push(reader.bytes());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Digest
         * @function getTypeUrl
         * @memberof baton.Digest
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Digest.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Digest";
        };

        return Digest;
    })();

    baton.Frontiers = (function() {

        /**
         * Properties of a Frontiers.
         * @typedef {Object} baton.Frontiers.$Properties
         * @property {number|null} [bucket] Frontiers bucket
         * @property {Array.<baton.Frontier.$Properties>|null} [streams] Frontiers streams
         * @property {boolean|null} [answer] Frontiers answer
         * @property {boolean|null} [more] Frontiers more
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Frontiers.
         * @memberof baton
         * @interface IFrontiers
         * @augments baton.Frontiers.$Properties
         * @deprecated Use baton.Frontiers.$Properties instead.
         */

        /**
         * Shape of a Frontiers.
         * @typedef {baton.Frontiers.$Properties} baton.Frontiers.$Shape
         */

        /**
         * Constructs a new Frontiers.
         * @memberof baton
         * @classdesc Represents a Frontiers.
         * @constructor
         * @param {baton.Frontiers.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Frontiers = function (properties) {
            this.streams = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Frontiers bucket.
         * @member {number} bucket
         * @memberof baton.Frontiers
         * @instance
         */
        Frontiers.prototype.bucket = 0;

        /**
         * Frontiers streams.
         * @member {Array.<baton.Frontier.$Properties>} streams
         * @memberof baton.Frontiers
         * @instance
         */
        Frontiers.prototype.streams = $util.emptyArray;

        /**
         * Frontiers answer.
         * @member {boolean} answer
         * @memberof baton.Frontiers
         * @instance
         */
        Frontiers.prototype.answer = false;

        /**
         * Frontiers more.
         * @member {boolean} more
         * @memberof baton.Frontiers
         * @instance
         */
        Frontiers.prototype.more = false;

        /**
         * Encodes the specified Frontiers message. Does not implicitly {@link baton.Frontiers.verify|verify} messages.
         * @function encode
         * @memberof baton.Frontiers
         * @static
         * @param {baton.Frontiers.$Properties} message Frontiers message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Frontiers.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.bucket != null && $Object.hasOwnProperty.call(message, "bucket") && message.bucket !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bucket);
            if (message.streams != null && message.streams.length)
                for (let i = 0; i < message.streams.length; ++i)
                    $root.baton.Frontier.encode(message.streams[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.answer != null && $Object.hasOwnProperty.call(message, "answer") && message.answer !== false)
                writer.uint32(/* id 3, wireType 0 =*/24).bool(message.answer);
            if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                writer.uint32(/* id 4, wireType 0 =*/32).bool(message.more);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Frontiers message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Frontiers
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Frontiers & baton.Frontiers.$Shape} Frontiers
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Frontiers.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Frontiers();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.bucket = value;
                        else
                            delete message.bucket;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.streams && message.streams.length))
                            message.streams = [];
                        message.streams.push($root.baton.Frontier.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.answer = value;
                        else
                            delete message.answer;
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.more = value;
                        else
                            delete message.more;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Frontiers
         * @function getTypeUrl
         * @memberof baton.Frontiers
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Frontiers.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Frontiers";
        };

        return Frontiers;
    })();

    baton.Frontier = (function() {

        /**
         * Properties of a Frontier.
         * @typedef {Object} baton.Frontier.$Properties
         * @property {Uint8Array|null} [stream] Frontier stream
         * @property {Array.<Uint8Array>|null} [heads] Frontier heads
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Frontier.
         * @memberof baton
         * @interface IFrontier
         * @augments baton.Frontier.$Properties
         * @deprecated Use baton.Frontier.$Properties instead.
         */

        /**
         * Shape of a Frontier.
         * @typedef {baton.Frontier.$Properties} baton.Frontier.$Shape
         */

        /**
         * Constructs a new Frontier.
         * @memberof baton
         * @classdesc Represents a Frontier.
         * @constructor
         * @param {baton.Frontier.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Frontier = function (properties) {
            this.heads = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Frontier stream.
         * @member {Uint8Array} stream
         * @memberof baton.Frontier
         * @instance
         */
        Frontier.prototype.stream = $util.newBuffer([]);

        /**
         * Frontier heads.
         * @member {Array.<Uint8Array>} heads
         * @memberof baton.Frontier
         * @instance
         */
        Frontier.prototype.heads = $util.emptyArray;

        /**
         * Encodes the specified Frontier message. Does not implicitly {@link baton.Frontier.verify|verify} messages.
         * @function encode
         * @memberof baton.Frontier
         * @static
         * @param {baton.Frontier.$Properties} message Frontier message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Frontier.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.stream);
            if (message.heads != null && message.heads.length)
                for (let i = 0; i < message.heads.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.heads[i]);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Frontier message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Frontier
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Frontier & baton.Frontier.$Shape} Frontier
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Frontier.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Frontier();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.stream = value;
                        else
                            delete message.stream;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.heads && message.heads.length))
                            message.heads = [];
                        message.heads.push(reader.bytes());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Frontier
         * @function getTypeUrl
         * @memberof baton.Frontier
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Frontier.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Frontier";
        };

        return Frontier;
    })();

    baton.Ping = (function() {

        /**
         * Properties of a Ping.
         * @typedef {Object} baton.Ping.$Properties
         * @property {number|Long|null} [clock] Ping clock
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Ping.
         * @memberof baton
         * @interface IPing
         * @augments baton.Ping.$Properties
         * @deprecated Use baton.Ping.$Properties instead.
         */

        /**
         * Shape of a Ping.
         * @typedef {baton.Ping.$Properties} baton.Ping.$Shape
         */

        /**
         * Constructs a new Ping.
         * @memberof baton
         * @classdesc Represents a Ping.
         * @constructor
         * @param {baton.Ping.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Ping = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Ping clock.
         * @member {number|Long} clock
         * @memberof baton.Ping
         * @instance
         */
        Ping.prototype.clock = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified Ping message. Does not implicitly {@link baton.Ping.verify|verify} messages.
         * @function encode
         * @memberof baton.Ping
         * @static
         * @param {baton.Ping.$Properties} message Ping message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Ping.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.clock != null && $Object.hasOwnProperty.call(message, "clock") && (typeof message.clock === "object" ? message.clock.low || message.clock.high : message.clock !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.clock);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Ping message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Ping
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Ping & baton.Ping.$Shape} Ping
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Ping.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Ping();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.clock = value;
                        else
                            delete message.clock;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Ping
         * @function getTypeUrl
         * @memberof baton.Ping
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Ping.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Ping";
        };

        return Ping;
    })();

    baton.Bye = (function() {

        /**
         * Properties of a Bye.
         * @typedef {Object} baton.Bye.$Properties
         * @property {number|null} [reason] Bye reason
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Bye.
         * @memberof baton
         * @interface IBye
         * @augments baton.Bye.$Properties
         * @deprecated Use baton.Bye.$Properties instead.
         */

        /**
         * Shape of a Bye.
         * @typedef {baton.Bye.$Properties} baton.Bye.$Shape
         */

        /**
         * Constructs a new Bye.
         * @memberof baton
         * @classdesc Represents a Bye.
         * @constructor
         * @param {baton.Bye.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Bye = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Bye reason.
         * @member {number} reason
         * @memberof baton.Bye
         * @instance
         */
        Bye.prototype.reason = 0;

        /**
         * Encodes the specified Bye message. Does not implicitly {@link baton.Bye.verify|verify} messages.
         * @function encode
         * @memberof baton.Bye
         * @static
         * @param {baton.Bye.$Properties} message Bye message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Bye.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.reason);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Bye message from the specified reader or buffer.
         * @function decode
         * @memberof baton.Bye
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {baton.Bye & baton.Bye.$Shape} Bye
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Bye.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.baton.Bye();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.reason = value;
                        else
                            delete message.reason;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Gets the type url for Bye
         * @function getTypeUrl
         * @memberof baton.Bye
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Bye.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/baton.Bye";
        };

        return Bye;
    })();

    return baton;
})();

export {
  $root as default
};
