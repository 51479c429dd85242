// Reads mails with npm mailparser: [{ id, raw (base64) }] from the standard input, { id: { field: value } } to the output.
import { readFileSync } from "node:fs";
import { simpleParser } from "mailparser";

const AS_IT_COMES = { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true };

const shown = (text) => (text || "").replaceAll("\r\n", "\n").replace(/\n+$/, "");
const lists = (field) => [field || []].flat().flatMap(({ value }) => value);
const addresses = (field) =>
  lists(field).flatMap(({ name, address, group }) => (group ?? [{ name, address }]).map((each) => [each.name, each.address ?? ""]));
const links = ({ unsubscribe } = {}) => (unsubscribe ? [unsubscribe.mail && `mailto:${unsubscribe.mail}`, unsubscribe.url].filter(Boolean) : []);

async function read(raw) {
  const mail = await simpleParser(Buffer.from(raw, "base64"), AS_IT_COMES);
  return {
    subject: mail.subject ?? "",
    from: addresses(mail.from),
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    date: mail.headers.get("date")?.toISOString?.().replace(".000Z", "+00:00") ?? "",
    text: shown(mail.text),
    html: shown(mail.html),
    files: mail.attachments.map(({ filename }) => filename ?? ""),
    types: mail.attachments.map(({ contentType }) => contentType),
    contents: mail.attachments.map(({ content }) => content.toString("latin1")),
    unsubscribe: links(mail.headers.get("list")),
  };
}

const readings = {};
for (const { id, raw } of JSON.parse(readFileSync(0, "utf8"))) readings[id] = await read(raw);
process.stdout.write(JSON.stringify(readings));
