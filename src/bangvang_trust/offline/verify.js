// Proves a Bảng Vàng statement in a browser, with nothing but WebCrypto and DecompressionStream.
// The second implementation of docs/trust/README.md, written against the formats and not against the Python: it must accept and
// refuse the same letters for the same reasons, and tests/browser/test_offline_page.py holds it to that.
"use strict";

const bangVang = (() => {
  const MAX_TEXT = 2750, MAX_BYTES = 2048;
  const CONTEXT = "bangvang-statement-1";
  const HALF_ORDER = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n; // P-256, (n - 1) / 2
  const LIMITS = { form: 120, name: 160, issuer: 200, number: 60 };
  const FIELDS = ["public_id", "form", "name", "issuer", "number", "decided_on", "signed_on"];
  const EARLIEST = "1945-01-01", LATEST = "2199-12-31";
  const DAY = 86400000;
  const ADDRESS = /^\S*\/x\/([A-Za-z0-9_-]{16,32})\/?#(\S+)$/;

  class Refused extends Error {
    constructor(reason, facts = {}) {
      super(reason);
      this.reason = reason;
      this.facts = facts;
    }
  }

  // ── letters → bytes ──────────────────────────────────────────────────────────────────────────────────────────────
  async function unpack(letters) {
    if (letters.length > MAX_TEXT) throw new Refused("long");
    const packed = fromLetters(letters);
    const body = packed.subarray(2);
    if (packed[0] !== 0x78 || packed[1] !== 0xda) throw new Refused("packing");
    const data = await inflated(packed);
    if (data === null || data.length <= MAX_BYTES && await hasStrayBits(packed, body[0], data)) throw new Refused("packing");
    if (data.length > MAX_BYTES) throw new Refused("large");
    return data;
  }

  function fromLetters(letters) {
    if (!/^[A-Za-z0-9_-]+$/.test(letters) || letters.length % 4 === 1) throw new Refused("letters");
    const bytes = fromBase64url(letters);
    if (toBase64url(bytes) !== letters) throw new Refused("letters");
    return bytes;
  }

  function fromBase64url(letters) {
    return Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  }

  function toBase64url(bytes) {
    return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  }

  // The content, or what was read when it passed the limit, or null when damaged, cut or followed by more.
  async function inflated(packed) {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
    const parts = [];
    let size = 0;
    try {
      for (let step = await reader.read(); !step.done; step = await reader.read()) {
        parts.push(step.value);
        size += step.value.length;
        if (size > MAX_BYTES) {
          reader.cancel().catch(() => {});
          break;
        }
      }
    } catch {
      return size > MAX_BYTES ? joined(parts) : null;
    }
    return joined(parts);
  }

  // One block of deflate, and no bit set that means nothing (RFC 1951 §3.2.3).
  async function hasStrayBits(packed, first, data) {
    if (!(first & 1)) return true;
    if (!(first & 6)) return first !== 1;
    const at = packed.length - 5;
    if (!packed[at]) return false;
    const cleared = packed.slice();
    cleared[at] ^= 1 << (31 - Math.clz32(packed[at]));
    const again = await inflated(cleared);
    return again !== null && same(again, data);
  }

  // ── bytes → parts: deterministic CBOR of one shape, read by shape (RFC 8949 §4.2.1) ───────────────────────────────
  class Reader {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }

    head(major) {
      const first = this.bytes[this.at++];
      if (first === undefined || first >> 5 !== major) throw new Refused("format");
      const short = first & 31;
      if (short < 24) return short;
      const width = { 24: 1, 25: 2, 26: 4 }[short];
      if (!width || this.at + width > this.bytes.length) throw new Refused("format");
      let value = 0;
      for (let left = width; left; left--) value = value * 256 + this.bytes[this.at++];
      if (value < (width === 1 ? 24 : 256 ** (width / 2))) throw new Refused("format");
      return value;
    }

    data(major = 2) {
      const length = this.head(major);
      if (this.at + length > this.bytes.length) throw new Refused("format");
      this.at += length;
      return this.bytes.subarray(this.at - length, this.at);
    }

    text() {
      try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.data(3));
      } catch (error) {
        throw error instanceof Refused ? error : new Refused("format");
      }
    }

    integer() {
      return this.bytes[this.at] >> 5 ? -1 - this.head(1) : this.head(0);
    }

    end() {
      if (this.at !== this.bytes.length) throw new Refused("format");
    }
  }

  function unsealed(bytes) {
    const reader = new Reader(bytes);
    if (reader.head(6) !== 18 || reader.head(4) !== 4) throw new Refused("format");
    const protectedHeader = reader.data();
    if (reader.head(5) !== 0) throw new Refused("format");
    const payload = reader.data(), signature = reader.data();
    reader.end();
    if (signature.length !== 64) throw new Refused("format");
    return { protectedHeader, payload, signature, kid: kidIn(protectedHeader) };
  }

  // Exactly {1: -7, 4: eight bytes}.
  function kidIn(header) {
    if (header[1] === 1 && header[2] !== 0x26 || header[0] === 0xa1 && header[1] === 4) throw new Refused("algorithm");
    const expected = [0xa2, 1, 0x26, 4, 0x48];
    if (header.length !== 13 || expected.some((byte, at) => header[at] !== byte)) throw new Refused("format");
    return hex(header.subarray(5));
  }

  function statementIn(payload) {
    try {
      const values = valuesIn(new Reader(payload));
      const statement = Object.fromEntries(FIELDS.map((field, at) => [field, values[at]]));
      if (isSound(statement)) return statement;
    } catch (error) {
      if (error.reason !== "format") throw error;
    }
    throw new Refused("content");
  }

  function valuesIn(reader) {
    const count = reader.head(4);
    if (reader.integer() !== 1) throw new Refused("version");
    if (count !== 8) throw new Refused("content");
    const values = [...Array.from({ length: 5 }, () => reader.text()), day(reader.integer()), day(reader.integer())];
    reader.end();
    return values;
  }

  function day(count) {
    const moment = new Date(count * DAY);
    if (Number.isNaN(moment.getTime()) || Math.abs(count) > 200000) throw new Refused("content");
    return moment.toISOString().slice(0, 10);
  }

  function isSound(statement) {
    return /^[A-Za-z0-9_-]{16,32}$/.test(statement.public_id)
      && Object.entries(LIMITS).every(([field, limit]) => isPlain(statement[field], limit))
      && EARLIEST <= statement.decided_on && statement.decided_on <= statement.signed_on && statement.signed_on <= LATEST;
  }

  // One line, composed, singly spaced, nothing unseen.
  function isPlain(text, limit) {
    const length = [...text].length;
    return length > 0 && length <= limit && text === text.normalize("NFC") && !/^ | $| {2}/.test(text)
      && !/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(text);
  }

  // ── proving ──────────────────────────────────────────────────────────────────────────────────────────────────────
  async function verifyLetters(letters, keys, publicId = null) {
    const sealed = unsealed(await unpack(letters));
    const statement = statementIn(sealed.payload);
    const key = keys.find((known) => known.kid === sealed.kid);
    if (!key) throw new Refused("unknown_key", { kid: sealed.kid });
    if (!await holds(sealed, key)) throw new Refused("signature", { body: key.body });
    keyMay(key, statement);
    if (publicId !== null && publicId !== statement.public_id)
      throw new Refused("other_address", { theirs: statement.public_id, ours: publicId });
    return { statement, key };
  }

  async function holds(sealed, key) {
    const r = number(sealed.signature.subarray(0, 32)), s = number(sealed.signature.subarray(32));
    if (r === 0n || r > 2n * HALF_ORDER || s === 0n || s > HALF_ORDER) return false;
    const { kty, crv, x, y } = key;
    const curve = { name: "ECDSA", namedCurve: "P-256" };
    const known = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, curve, false, ["verify"]);
    return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, known, sealed.signature, toBeSigned(sealed));
  }

  // Sig_structure of RFC 9052 §4.4.
  function toBeSigned(sealed) {
    const utf8 = new TextEncoder();
    const parts = [[0x84], head(3, 10), utf8.encode("Signature1")];
    for (const part of [sealed.protectedHeader, utf8.encode(CONTEXT), sealed.payload]) parts.push(head(2, part.length), part);
    return joined(parts.map((part) => Uint8Array.from(part)));
  }

  function head(major, length) {
    if (length < 24) return [major << 5 | length];
    return length < 256 ? [major << 5 | 24, length] : [major << 5 | 25, length >> 8, length & 255];
  }

  function keyMay(key, statement) {
    const facts = { body: key.body, day: written(statement.signed_on) };
    if (key.revoked_on) throw new Refused("key_revoked", { ...facts, day: written(key.revoked_on) });
    if (statement.signed_on < key.not_before) throw new Refused("key_early", { ...facts, limit: written(key.not_before) });
    if (statement.signed_on > key.not_after) throw new Refused("key_expired", { ...facts, limit: written(key.not_after) });
    if (statement.issuer !== key.body && !statement.issuer.endsWith(` ${key.body}`))
      throw new Refused("other_body", { ...facts, issuer: statement.issuer });
  }

  async function verify(text, keys) {
    const parts = text.length <= 2 * MAX_TEXT ? ADDRESS.exec(text.trim()) : null;
    if (!parts) throw new Refused("no_statement");
    return verifyLetters(parts[2], keys, parts[1]);
  }

  // ── the announcement of the ring ─────────────────────────────────────────────────────────────────────────────────
  // What the log's note says of these keys: "none", "other" (they are not the announced ones), "forged" (the log did not sign
  // it), "unchecked" (this browser knows no Ed25519), or "good", with the day.
  async function announcement(keys, note, logKey) {
    if (!note) return { verdict: "none" };
    const utf8 = new TextEncoder();
    const cut = note.lastIndexOf("\n\n") + 1;
    const [context, origin, day, count, told] = note.slice(0, cut).split("\n");
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", utf8.encode(JSON.stringify(keys))));
    const found = { origin, day: written(day ?? "") };
    if (context !== "bangvang-ring-1" || Number(count) !== keys.length || told !== btoa(String.fromCharCode(...digest)))
      return { ...found, verdict: "other" };
    const [name, id, letters] = logKey.split("+", 2).concat(logKey.split("+").slice(2).join("+"));
    const signature = note.slice(cut + 1).split("\n").map((line) => line.split(" ")).find((parts) => parts[1] === name);
    if (!letters || !signature) return { ...found, verdict: "forged" };
    const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const made = bytes(signature[2]);
    if (hex(made.subarray(0, 4)) !== id) return { ...found, verdict: "forged" };
    try {
      const known = await crypto.subtle.importKey("raw", bytes(letters).subarray(1), "Ed25519", false, ["verify"]);
      const holds = await crypto.subtle.verify("Ed25519", known, made.subarray(4), utf8.encode(note.slice(0, cut)));
      return { ...found, verdict: holds ? "good" : "forged" };
    } catch {
      return { ...found, verdict: "unchecked" };
    }
  }

  // ── small things ─────────────────────────────────────────────────────────────────────────────────────────────────
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const number = (bytes) => BigInt(`0x${hex(bytes)}`);
  const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
  const written = (iso) => iso.split("-").reverse().join("/");

  function joined(parts) {
    const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  return { Refused, announcement, verify, verifyLetters, written };
})();

// ── the page ───────────────────────────────────────────────────────────────────────────────────────────────────────────
(() => {
  const known = JSON.parse(document.getElementById("known").textContent);
  const place = (id) => document.getElementById(id);

  function show(heading, verdict, sentence) {
    place("heading").textContent = heading;
    place("heading").dataset.verdict = verdict;
    place("reason").textContent = sentence;
    place("reason").hidden = !sentence;
    place("statement").hidden = place("compare").hidden = verdict !== "good";
  }

  function accepted({ statement, key }) {
    const words = { ...statement, body: key.body };
    for (const field of ["decided_on", "signed_on"]) words[field] = bangVang.written(words[field]);
    for (const field of ["name", "form", "number", "issuer", "body", "decided_on", "signed_on"]) place(field).textContent = words[field];
    show("Lời chứng thật", "good", `Chữ ký khớp với khóa của ${key.body}.`);
  }

  function refused(error) {
    const sentence = known.sentences[error.reason].replace(/\{(\w+)\}/g, (_, name) => error.facts[name]);
    const offline = error.reason === "unknown_key" || error.reason === "no_statement" || error.reason === "version";
    show(offline ? "Chưa kiểm được" : "Không chấp nhận", "bad", sentence);
  }

  async function check(text) {
    if (!globalThis.crypto?.subtle || !globalThis.DecompressionStream) {
      show("Chưa kiểm được", "bad", "Trình duyệt này chưa tính được chữ ký. Hãy mở tệp này bằng trình duyệt mới hơn.");
      return;
    }
    const ring = await bangVang.announcement(known.keys, known.announced, known.log_key);
    if (ring.verdict === "other" || ring.verdict === "forged") {
      show("Không chấp nhận", "bad", RING[ring.verdict]);
      return;
    }
    try {
      accepted(await (text.includes("#") ? bangVang.verify(text, known.keys) : bangVang.verifyLetters(text, known.keys)));
    } catch (error) {
      if (!(error instanceof bangVang.Refused)) throw error;
      refused(error);
    }
  }

  // What follows the first "#" of this page's own address: a whole address, or letters alone; under /x/<id> they belong together.
  function given() {
    const after = location.hash.slice(1);
    return after && !after.includes("#") && /\/x\/[^/]+\/?$/.test(location.pathname) ? location.pathname + location.hash : after;
  }

  function checkGiven() {
    if (given()) check(given());
  }

  const RING = {
    none: "Vòng khóa này không mang lời công bố của nhật ký nào.",
    other: "Vòng khóa trong trang này không phải vòng khóa đã công bố: có khóa bị thêm, bớt hoặc sửa. Hãy tải lại trang từ cơ quan phát hành.",
    forged: "Lời công bố vòng khóa trong trang này không do nhật ký của cơ quan ký. Hãy tải lại trang từ cơ quan phát hành.",
    unchecked: "Vòng khóa khớp lời công bố; trình duyệt này chưa kiểm được chữ ký của lời ấy.",
    good: "Vòng khóa khớp lời công bố do nhật ký ký",
  };

  async function sayAnnouncement() {
    if (!globalThis.crypto?.subtle) return;
    const ring = await bangVang.announcement(known.keys, known.announced, known.log_key);
    const who = ring.verdict === "good" ? ` ngày ${ring.day}, nhật ký ${ring.origin}.` : "";
    place("announced").textContent = RING[ring.verdict] + who;
  }

  globalThis.bangVang = bangVang;
  sayAnnouncement();
  place("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    check(place("address").value.trim());
  });
  addEventListener("hashchange", checkGiven);
  checkGiven();
})();
