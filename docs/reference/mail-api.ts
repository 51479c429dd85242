// Made by `python -m tests.docs.generated`: change the server, not this file.
/** An e-mail address with its name (may be empty). */
export interface Address {
  Name: string;
  Address: string;
}

/** Version, numbers of messages, statistics; ``Tags`` with the number of their messages. */
export interface AppInformation {
  Version: string;
  LatestVersion: string;
  Database: string;
  DatabaseSize: number;
  Messages: number;
  Unread: number;
  Tags: Record<string, number>;
  RuntimeStats: RuntimeStats;
}

/** A file or an inline image, without its content. */
export interface Attachment {
  PartID: string;
  FileName: string;
  ContentType: string;
  ContentID: string;
  Size: number;
  Checksums: Checksums;
}

/** The new triggers; one that is left out is switched off. ``Seed`` (not in Mailpit) makes the errors repeatable. */
export interface ChaosOrder {
  Sender?: ChaosTrigger | null;
  Recipient?: ChaosTrigger | null;
  Authentication?: ChaosTrigger | null;
  Seed?: number | null;
}

/** An SMTP error code, and how probable it is (percent). */
export interface ChaosTrigger {
  ErrorCode: number;
  Probability: number;
}

/** The triggers in force. */
export interface ChaosTriggers {
  Sender: ChaosTrigger;
  Recipient: ChaosTrigger;
  Authentication: ChaosTrigger;
}

/** The response of a link; status 0 where there was none, with the reason. */
export interface CheckedLink {
  URL: string;
  StatusCode: number;
  Status: string;
}

/** Checksums of a part, in hexadecimal. */
export interface Checksums {
  MD5: string;
  SHA1: string;
  SHA256: string;
}

/** A value to be typed in, and its label (empty where the value has a line of its own). */
export interface Code {
  Kind: "code" | "password" | "username";
  Label: string;
  Value: string;
}

/** The codes, user names and passwords of a message, each once. */
export interface Codes {
  Codes: Code[];
}

/** An address in the body of ``/send``; as in Mailpit, its key is ``Email`` where a response has ``Address``. */
export interface Correspondent {
  Email: string;
  Name?: string;
}

/** Which messages are to be deleted; without ids all, as in Mailpit. */
export interface Deletion {
  IDs?: string[] | null;
}

/** A fault, its mailbox (empty: all), and how often it was applied (``Struck``). */
export interface FaultInForce {
  ID: number;
  Kind: "delay" | "drop" | "duplicate" | "greylist" | "late" | "lose" | "refuse" | "reorder";
  At: "AUTH" | "CONNECT" | "DATA" | "EHLO" | "END" | "MAIL" | "QUIT" | "RCPT";
  Mailbox: string;
  Code: number;
  Text: string;
  Seconds: number;
  Times: number | null;
  Struck: number;
}

/** The number by which a fault can be removed. */
export interface FaultNumber {
  ID: number;
}

/** A fault to be put into force; the fields are those of ``Fault``. */
export interface FaultOrder {
  Kind: "delay" | "drop" | "duplicate" | "greylist" | "late" | "lose" | "refuse" | "reorder";
  At?: "AUTH" | "CONNECT" | "DATA" | "EHLO" | "END" | "MAIL" | "QUIT" | "RCPT";
  Code?: number;
  Text?: string;
  Seconds?: number;
  Times?: number | null;
}

/** The faults of a mailbox, in the order in which they are applied. */
export interface FaultsInForce {
  Faults: FaultInForce[];
}

/** The features that not every mail program supports, the worst first; the programs by their platform. */
export interface HtmlCheck {
  Total: HtmlTotal;
  Warnings: HtmlWarning[];
  Platforms: Record<string, string[]>;
}

/** How often a feature is used, and by what share of the mail programs it is supported, in percent. */
export interface HtmlScore {
  Found: number;
  Supported: number;
  Partial: number;
  Unsupported: number;
}

/** Whether a mail program supports a feature: yes, no or partial. */
export interface HtmlSupport {
  Name: string;
  Family: string;
  Platform: string;
  Version: string;
  Support: string;
  NoteNumber: string;
}

/** How many features were looked for among how many elements, and what the worst of them leaves, in percent. */
export interface HtmlTotal {
  Tests: number;
  Nodes: number;
  Supported: number;
  Partial: number;
  Unsupported: number;
}

/** A feature that is used and that not every mail program supports; ``URL`` is its page at caniemail.com. */
export interface HtmlWarning {
  Slug: string;
  Title: string;
  Description: string;
  URL: string;
  Category: string;
  Tags: string[];
  Keywords: string;
  NotesByNumber: Record<string, string>;
  Results: HtmlSupport[];
  Score: HtmlScore;
}

/** A link: its URL, its text, and the parts (html, text) that contain it. */
export interface Link {
  URL: string;
  Text: string;
  Parts: string[];
}

/** The links that were checked, and how many of them failed. */
export interface LinkCheckResponse {
  Errors: number;
  Links: CheckedLink[];
}

/** The links of a message, each once. */
export interface Links {
  Links: Link[];
}

/** The headers List-Unsubscribe and List-Unsubscribe-Post. */
export interface ListUnsubscribe {
  Header: string;
  Links: string[];
  Errors: string;
  HeaderPost: string;
}

/** A position in the sequence of all messages. */
export interface MarkAnswer {
  Mark: number;
}

/** Which messages are to be marked as read: by ids, by a search, or all. */
export interface Marking {
  Read?: boolean;
  IDs?: string[] | null;
  Search?: string | null;
}

/** A whole message; ``Read`` (for clients of older versions) and ``Warnings`` are not in Mailpit. */
export interface Message {
  ID: string;
  MessageID: string;
  Read: boolean;
  From: Address;
  To: Address[];
  Cc: Address[];
  Bcc: Address[];
  ReplyTo: Address[];
  ReturnPath: string;
  Subject: string;
  ListUnsubscribe: ListUnsubscribe;
  Date: string;
  Tags: string[];
  Username: string;
  Text: string;
  HTML: string;
  Size: number;
  Inline: Attachment[];
  Attachments: Attachment[];
  Warnings: string[];
}

/** The server to which messages may be released. */
export interface MessageRelay {
  Enabled: boolean;
  SMTPServer: string;
  ReturnPath?: string;
  AllowedRecipients?: string;
  BlockedRecipients?: string;
  OverrideFrom?: string;
  PreserveMessageIDs?: boolean;
}

/** A message in lists and in the event ``new``. */
export interface MessageSummary {
  ID: string;
  MessageID: string;
  Read: boolean;
  From: Address;
  To: Address[];
  Cc: Address[];
  Bcc: Address[];
  ReplyTo: Address[];
  Subject: string;
  Created: string;
  Username: string;
  Tags: string[];
  Size: number;
  Attachments: number;
  Snippet: string;
}

/** A page of messages, the newest first, and the numbers of all; ``count`` is the number on this page. */
export interface MessagesSummary {
  total: number;
  unread: number;
  count: number;
  messages_count: number;
  messages_unread: number;
  start: number;
  tags: string[];
  messages: MessageSummary[];
}

/** Why a message was not stored. */
export interface NotSent {
  Error: string;
}

/** The end of a wait without a message, and the messages that came instead. */
export interface NothingCame {
  Error: string;
  Messages: MessageSummary[];
}

/** The recipients to whom a message is released. */
export interface Release {
  To: string[];
}

/** The new name of a tag. */
export interface Renaming {
  Name: string;
}

/** Counters since the start; ``Uptime`` in seconds, ``Memory`` in bytes. */
export interface RuntimeStats {
  Uptime: number;
  Memory: number;
  MessagesDeleted: number;
  SMTPAccepted: number;
  SMTPAcceptedSize: number;
  SMTPRejected: number;
  SMTPIgnored: number;
}

/** A message, with at least one recipient. */
export interface Sending {
  From: Correspondent;
  To?: Correspondent[] | null;
  Cc?: Correspondent[] | null;
  Bcc?: string[] | null;
  ReplyTo?: Correspondent[] | null;
  Subject?: string;
  Text?: string;
  HTML?: string;
  Headers?: Record<string, string> | null;
  Tags?: string[] | null;
  Attachments?: SentFile[] | null;
}

/** The id under which a message was stored. */
export interface Sent {
  ID: string;
}

/** A file in base64; with a content id it is an inline image. Its type follows from its name where none is given. */
export interface SentFile {
  Content: string;
  Filename: string;
  ContentType?: string;
  ContentID?: string;
}

/** Which messages get which tags. */
export interface Tagging {
  IDs: string[];
  Tags?: string[] | null;
}

/** What Mailpit's own web page reads. */
export interface WebUIConfiguration {
  MessageRelay: MessageRelay;
  Label?: string;
  SpamAssassin?: boolean;
  ChaosEnabled?: boolean;
  DuplicatesIgnored?: boolean;
  HideDeleteAllButton?: boolean;
}

/** A refusal: the status of the answer, and what it says. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(`${status} ${text}`);
    this.status = status;
  }
}

type Query = Record<string, string | number | boolean | undefined>;

export class MailApi {
  private readonly url: string;
  private readonly headers: Record<string, string>;

  /** `url` is that of the inbox, or of the mailbox of a recipient: `http://…/mailboxes/marie@example.org`. */
  constructor(url: string, headers: Record<string, string> = {}) {
    this.url = url.replace(/\/$/, "");
    this.headers = headers;
  }

  /** Return the triggers in force. */
  async chaosOrdersList(): Promise<ChaosTriggers> {
    return (await this.ask("GET", `/api/v1/chaos`, {})).json();
  }

  /** Replace the triggers. */
  async chaosOrdersReplace(body: ChaosOrder = {}): Promise<ChaosTriggers> {
    return (await this.ask("PUT", `/api/v1/chaos`, {}, body, "application/json")).json();
  }

  /** Remove every fault of the mailbox. */
  async faultOrdersClear(): Promise<string> {
    return (await this.ask("DELETE", `/api/v1/faults`, {})).text();
  }

  /** Return the faults in force. */
  async faultOrdersList(): Promise<FaultsInForce> {
    return (await this.ask("GET", `/api/v1/faults`, {})).json();
  }

  /** Put a fault into force. */
  async faultOrdersAttach(body: FaultOrder): Promise<FaultNumber> {
    return (await this.ask("POST", `/api/v1/faults`, {}, body, "application/json")).json();
  }

  /** Remove one fault. */
  async faultOrdersDetach(number: number): Promise<string> {
    return (await this.ask("DELETE", `/api/v1/faults/${encodeURIComponent(number)}`, {})).text();
  }

  /** Return version, numbers of messages and statistics. */
  async informationInfo(): Promise<AppInformation> {
    return (await this.ask("GET", `/api/v1/info`, {})).json();
  }

  /** Return the current position: a later wait can ask for what comes after it. */
  async waitingMark(): Promise<MarkAnswer> {
    return (await this.ask("GET", `/api/v1/mark`, {})).json();
  }

  /** Return the message, and mark it as read. */
  async oneMessageWhole(id: string, query: { query?: string; tz?: string; before?: unknown | unknown | unknown } = {}): Promise<Message> {
    return (await this.ask("GET", `/api/v1/message/${encodeURIComponent(id)}`, query)).json();
  }

  /** Return the one-time codes, user names and passwords. */
  async oneMessageCodes(id: string, query: { query?: string; tz?: string; before?: unknown | unknown | unknown } = {}): Promise<Codes> {
    return (await this.ask("GET", `/api/v1/message/${encodeURIComponent(id)}/codes`, query)).json();
  }

  /** Return the headers by name. */
  async oneMessageHeaders(id: string, query: { query?: string; tz?: string; before?: unknown | unknown | unknown } = {}): Promise<Record<string, string[]>> {
    return (await this.ask("GET", `/api/v1/message/${encodeURIComponent(id)}/headers`, query)).json();
  }

  /** Return what mail programs do not support of the HTML, according to caniemail.com; nothing is requested. */
  async htmlCheckCheck(id: string, query: { query?: string; tz?: string; before?: unknown | unknown | unknown } = {}): Promise<HtmlCheck> {
    return (await this.ask("GET", `/api/v1/message/${encodeURIComponent(id)}/html-check`, query)).json();
  }

  /** Request each web link of the message once, with HEAD; with ``follow=true`` through redirects. */
  async linkCheckCheck(id: string, query: { query?: string; tz?: string; before?: unknown | unknown | unknown; follow?: "true" | "false" | "1" | "0" } = {}): Promise<LinkCheckResponse> {
    return (await this.ask("GET", `/api/v1/message/${encodeURIComponent(id)}/link-check`, query)).json();
  }

  /** Return the links in their order; none is requested. */
  async oneMessageLinks(id: string, query: { query?: string; tz?: string; before?: unknown | unknown | unknown } = {}): Promise<Links> {
    return (await this.ask("GET", `/api/v1/message/${encodeURIComponent(id)}/links`, query)).json();
  }

  /** Return the decoded bytes of a part. */
  async oneMessagePart(id: string, part: string, query: { query?: string; tz?: string; before?: unknown | unknown | unknown } = {}): Promise<Blob> {
    return (await this.ask("GET", `/api/v1/message/${encodeURIComponent(id)}/part/${encodeURIComponent(part)}`, query)).blob();
  }

  /** Return a thumbnail of a part. */
  async oneMessageThumb(id: string, part: string, query: { query?: string; tz?: string; before?: unknown | unknown | unknown } = {}): Promise<Blob> {
    return (await this.ask("GET", `/api/v1/message/${encodeURIComponent(id)}/part/${encodeURIComponent(part)}/thumb`, query)).blob();
  }

  /** Return the exact source. */
  async oneMessageRaw(id: string, query: { query?: string; tz?: string; before?: unknown | unknown | unknown; dl?: "0" | "1" } = {}): Promise<string> {
    return (await this.ask("GET", `/api/v1/message/${encodeURIComponent(id)}/raw`, query)).text();
  }

  /** Send a stored message on to the relay server. */
  async senderRelease(id: string, body: Release, query: { query?: string; tz?: string; before?: unknown | unknown | unknown } = {}): Promise<string> {
    return (await this.ask("POST", `/api/v1/message/${encodeURIComponent(id)}/release`, query, body, "application/json")).text();
  }

  /** Delete the messages with these ids; without ids, all. */
  async messagesDelete(body: Deletion = {}): Promise<string> {
    return (await this.ask("DELETE", `/api/v1/messages`, {}, body, "application/json")).text();
  }

  /** Return a page of all messages. */
  async messagesList(query: { start?: number; limit?: number; before?: unknown | unknown | unknown } = {}): Promise<MessagesSummary> {
    return (await this.ask("GET", `/api/v1/messages`, query)).json();
  }

  /** Mark messages as read or unread. */
  async messagesMark(body: Marking = {}, query: { tz?: string } = {}): Promise<string> {
    return (await this.ask("PUT", `/api/v1/messages`, query, body, "application/json")).text();
  }

  /** Return this description. */
  async descriptionTell(): Promise<Record<string, unknown>> {
    return (await this.ask("GET", `/api/v1/openapi.json`, {})).json();
  }

  /** Delete the messages that match a search. */
  async messagesDeleteFound(query: { query: string; tz?: string; before?: unknown | unknown | unknown }): Promise<string> {
    return (await this.ask("DELETE", `/api/v1/search`, query)).text();
  }

  /** Return a page of the messages that match a search. */
  async messagesSearch(query: { query: string; tz?: string; before?: unknown | unknown | unknown; start?: number; limit?: number }): Promise<MessagesSummary> {
    return (await this.ask("GET", `/api/v1/search`, query)).json();
  }

  /** Store the message that the body describes. */
  async senderSend(body: Sending): Promise<Sent> {
    return (await this.ask("POST", `/api/v1/send`, {}, body, "application/json")).json();
  }

  /** Return the tags in use. */
  async messagesTags(): Promise<string[]> {
    return (await this.ask("GET", `/api/v1/tags`, {})).json();
  }

  /** Replace the tags of the messages with these ids. */
  async messagesSetTags(body: Tagging): Promise<string> {
    return (await this.ask("PUT", `/api/v1/tags`, {}, body, "application/json")).text();
  }

  /** Remove a tag from all messages. */
  async messagesDeleteTag(tag: string): Promise<string> {
    return (await this.ask("DELETE", `/api/v1/tags/${encodeURIComponent(tag)}`, {})).text();
  }

  /** Rename a tag. */
  async messagesRenameTag(tag: string, body: Renaming): Promise<string> {
    return (await this.ask("PUT", `/api/v1/tags/${encodeURIComponent(tag)}`, {}, body, "application/json")).text();
  }

  /** Return the first matching message after the mark; without a mark, the newest one, else the first to come. */
  async waitingWait(query: { query?: string; tz?: string; before?: unknown | unknown | unknown; after?: number; timeout?: number } = {}): Promise<Message> {
    return (await this.ask("GET", `/api/v1/wait`, query)).json();
  }

  /** Return what Mailpit's own web page reads. */
  async informationWebui(): Promise<WebUIConfiguration> {
    return (await this.ask("GET", `/api/v1/webui`, {})).json();
  }

  /** Respond that the process is alive. */
  async informationAlive(): Promise<void> {
    await this.ask("GET", `/livez`, {});
  }

  /** Respond that messages can be read and stored; with 503 and the reason, that the disk has no room for them. */
  async informationReady(): Promise<void> {
    await this.ask("GET", `/readyz`, {});
  }

  /** Redirect to the page of a message; for ``latest`` to the newest one, or to the inbox where there is none. */
  async viewsPage(id: string, query: { query?: string; tz?: string; before?: unknown | unknown | unknown } = {}): Promise<void> {
    await this.ask("GET", `/view/${encodeURIComponent(id)}`, query);
  }

  /** Return the HTML body; with ``embed=1`` as the webmail frames it, with ``pictures=1`` with remote pictures. */
  async viewsHtml(id: string, query: { query?: string; tz?: string; before?: unknown | unknown | unknown; embed?: "0" | "1"; pictures?: "0" | "1"; scheme?: "light" | "dark" } = {}): Promise<string> {
    return (await this.ask("GET", `/view/${encodeURIComponent(id)}.html`, query)).text();
  }

  /** Return the text body. */
  async viewsText(id: string, query: { query?: string; tz?: string; before?: unknown | unknown | unknown } = {}): Promise<string> {
    return (await this.ask("GET", `/view/${encodeURIComponent(id)}.txt`, query)).text();
  }

  private async ask(method: string, path: string, query: Query, body?: unknown, kind?: string): Promise<Response> {
    const url = new URL(this.url + path);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const headers = kind ? { ...this.headers, "Content-Type": kind } : this.headers;
    const text = kind === "application/json" ? JSON.stringify(body) : (body as string | undefined);
    const answer = await fetch(url, { method, headers, body: text });
    if (!answer.ok) throw new Refused(answer.status, await answer.text());
    return answer;
  }
}
