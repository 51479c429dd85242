// Every method of mailpit-api (npm) once, against the server whose URL is the argument; prints the results as JSON.
import { MailpitClient } from "mailpit-api";

const client = new MailpitClient(process.argv[2]);
const results = {};

async function call(name, ...parameters) {
  const result = await client[name](...parameters);
  results[name] = result instanceof Blob ? { size: result.size, type: result.type } : result;
  return results[name];
}

const sent = await call("sendMessage", {
  From: { Email: "mairie@example.org", Name: "Mairie" },
  To: [{ Email: "marie@example.org" }],
  Subject: "Été",
  Text: "Texte",
  HTML: "<p>Riche</p>",
  Attachments: [{ Content: "YWJj", Filename: "a.txt", ContentType: "text/plain" }],
});
const search = { query: "subject:été", tz: "Europe/Paris" };
const { Attachments: [file] } = await call("waitForMessage", search);
await call("waitForMessages", { ...search, count: 1, exact: true });
await call("getInfo");
await call("getConfiguration");
await call("getMessageSummary", sent.ID);
await call("getMessageHeaders");
await call("getMessageSource");
await call("getMessageAttachment", sent.ID, file.PartID);
await call("getAttachmentThumbnail", sent.ID, file.PartID);
await call("renderMessageHTML", sent.ID, 1);
await call("renderMessageText");
await call("htmlCheck", sent.ID);
await call("linkCheck", sent.ID);
await call("releaseMessage", sent.ID, { To: ["paul@example.org"] });
await call("listMessages");
await call("setReadStatus", { IDs: [sent.ID], Read: false });
await call("searchMessages", { query: "is:unread", limit: 10 });
await call("setTags", { IDs: [sent.ID], Tags: ["une étiquette"] });
await call("renameTag", "une étiquette", "relance");
await call("getTags");
await call("deleteTag", "relance");
await call("getChaosTriggers");
await call("setChaosTriggers", { Sender: { ErrorCode: 451, Probability: 5 } });
await call("deleteMessagesBySearch", { query: "subject:nothing" });
await call("deleteMessages", { IDs: [sent.ID] });
await call("deleteMessages");

const methods = Object.getOwnPropertyNames(MailpitClient.prototype);
const uncalled = methods.filter((name) => !["constructor", "request"].includes(name) && !(name in results));
console.log(JSON.stringify({ results, uncalled }));
