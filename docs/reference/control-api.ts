// Made by `python -m tests.docs.generated`: change the server, not this file.
/** How far the clock is to move. */
export interface Advance {
  seconds: number;
}

/** A child, with its day of birth. */
export interface Child {
  role: "Enfant";
  first_name: string;
  last_name: string;
  born_on: string;
}

/** The time of a tenant. */
export interface ClockAnswer {
  now: string;
  frozen: boolean;
}

/** One way in which a portal may break its promise, with the sentence of the document that it breaks. */
export interface DefectAnswer {
  name: string;
  procedure: string;
  step: string;
  sentence: string;
  description: string;
  thorough: boolean;
}

export type DefectName = "accept-not-green" | "accept-open-too-early" | "accept-renamed" | "accept-stays-grey" | "access-forgotten" | "access-not-told" | "address-renamed" | "amount-renamed" | "back-leads-nowhere" | "back-missing" | "cancel-validates" | "confirmation-missing" | "credentials-lead-back" | "definitions-missing" | "fee-added-at-payment" | "forgotten-missing" | "giving-up-pays" | "here-missing" | "here-renamed" | "invoices-tab-astray" | "invoices-tab-missing" | "key-left-empty" | "key-lost-when-sent" | "key-of-another-family" | "link-leads-back" | "link-leads-nowhere" | "link-missing-from-message" | "modification-tab-missing" | "new-link-missing" | "new-password-leads-elsewhere" | "password-confirmation-renamed" | "password-cut-when-saved" | "password-field-renamed" | "password-link-missing" | "password-link-serves-twice" | "password-missing-from-message" | "password-of-another-message" | "pay-renamed" | "payment-leads-elsewhere" | "payment-missing" | "provisional-credentials-stay" | "provisional-password-wrong" | "receipt-missing" | "save-keys-renamed" | "send-renamed" | "sender-address-other" | "sender-name-other" | "services-sentence-changed" | "social-row-missing" | "terms-asked-again" | "terms-back-leads-nowhere" | "used-link-unexplained" | "username-missing-from-message" | "validate-renamed";

/** One event. `at` is ISO 8601 in UTC, `family` an id, `detail` a short text or "". */
export interface Event {
  at: string;
  event: "address change sent" | "contact changed" | "credentials chosen" | "family registered" | "fault struck" | "help failed" | "help refused" | "invoice issued" | "invoice paid" | "key refused" | "link opened" | "link refused" | "message refused" | "message sent" | "password changed" | "password reset sent" | "payment given up" | "payment started" | "services validated" | "sign-in refused" | "signed in" | "terms accepted";
  family: number | null;
  detail: string;
}

/** A family, how far it has come, its other members, and its keys by service. */
export interface FamilyAnswer {
  id: number;
  first_name: string;
  last_name: string;
  email: string;
  state: "credentials-chosen" | "invited" | "link-opened" | "registered" | "services-validated" | "signed-in" | "terms-accepted";
  username: string | null;
  terms_version: string | null;
  members: MemberAnswer[];
  keys: Record<string, KeyAnswer>;
}

/** One fault, and when it is applied. */
export interface Fault {
  name: FaultName;
  page?: string | null;
  seconds?: number;
  probability?: number;
  count?: number | null;
  since?: string | null;
  until?: string | null;
  seed?: number | null;
}

/** A fault of a tenant: whether it may be applied now, to how many occasions it could be, to how many it was. */
export interface FaultAnswer {
  fault: Fault;
  active: boolean;
  met: number;
  struck: number;
}

/** One fault of the catalogue. */
export interface FaultKind {
  name: FaultName;
  description: string;
}

/** The names of all faults; clients of the control API know them. */
export type FaultName = "error-429" | "error-500" | "error-503" | "link-mangled" | "message-late" | "message-lost" | "message-twice" | "notification-late" | "notification-lost" | "notification-twice" | "payment-down" | "result-unknown" | "session-gone" | "slow-page";

/** Where the clock is to stand still; without a moment, where it is. */
export interface Freeze {
  at?: string;
}

/** The number of families to generate; with a seed, by default the tenant's, always the same ones. */
export interface Generation {
  count: number;
  seed?: number | null;
}

/** An invoice, with its status of today in the words of the page. */
export interface InvoiceAnswer {
  id: number;
  number: string;
  label: string;
  issued_on: string;
  due_on: string;
  total: number;
  paid: number;
  remaining: number;
  direct_debit: boolean;
  cancelled: boolean;
  status: string;
  lines: LineAnswer[];
}

/** What has become of an invoice; what is left out stays as it is. */
export interface InvoiceChange {
  paid?: number | null;
  cancelled?: boolean | null;
}

/** A family's key of one service. */
export interface KeyAnswer {
  key: string;
  linked: boolean;
}

/** One line of an invoice; below 0 for what the town gives back. */
export interface LineAnswer {
  label: string;
  quantity: number;
  unit_price: number;
  child: string | null;
}

/** A member beside the registered parent. */
export interface MemberAnswer {
  role: Role;
  first_name: string;
  last_name: string;
  born_on: string | null;
}

/** A message that was sent. */
export interface MessageAnswer {
  message_id: string;
  to: string;
  subject: string;
}

/** An event that is nearly the expected one, and how it differs. */
export interface NearMiss {
  event: Event;
  difference: string;
}

/** A family to register. */
export interface NewFamily {
  first_name: string;
  last_name: string;
  email: string;
  child_key?: string | null;
  members?: (OtherParent | Child)[] | null;
}

/** A new invoice; amounts are in cents. With a total below 0 it is a credit note. */
export interface NewInvoice {
  lines: NewLine[];
  issued_on?: string | null;
  due_on?: string | null;
  direct_debit?: boolean;
  paid?: number;
  cancelled?: boolean;
  label?: string | null;
  number?: string | null;
}

/** One line of an invoice; below 0 for what the town gives back. */
export interface NewLine {
  label: string;
  quantity: number;
  unit_price: number;
  child?: string | null;
}

/** A tenant to create. */
export interface NewTenant {
  slug: string;
  town?: string;
  seed?: number | null;
  clock?: string | null;
}

/** Another version of the terms. */
export interface NewTerms {
  version: string;
  document?: string | null;
}

/** The credentials of a family whose space is open. */
export interface OpenAccount {
  username: string;
  password: string;
}

/** The other parent. */
export interface OtherParent {
  role: "Parent";
  first_name: string;
  last_name: string;
  born_on?: string | null;
}

/** Why a request was refused, and the remedy. */
export interface Refusal {
  error: string;
}

/** How many families were registered. */
export interface Registered {
  registered: number;
}

/** The role of a member; the control API and the data file hold these very words. */
export type Role = "Enfant" | "Parent";

/** A tenant, the address of its portal, and the one of the payment site that its pages lead to. */
export interface TenantAnswer {
  slug: string;
  base_url: string;
  payment_url: string;
}

/** The terms in force, in Markdown. */
export interface TermsAnswer {
  version: string;
  document: string;
}

/** The events that are as expected or, if there is none, those that are nearly so. */
export interface Verification {
  happened: Event[];
  near_misses: NearMiss[];
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

export class ControlApi {
  private readonly url: string;
  private readonly headers: Record<string, string>;

  /** `url` ends with `/__control__`; a token goes into `headers`. */
  constructor(url: string, headers: Record<string, string> = {}) {
    this.url = url.replace(/\/$/, "");
    this.headers = headers;
  }

  /** Every defect that there is. */
  async listDefectKinds(): Promise<DefectAnswer[]> {
    return (await this.ask("GET", `/defects`, {})).json();
  }

  /** Every fault that there is. */
  async listFaultKinds(): Promise<FaultKind[]> {
    return (await this.ask("GET", `/faults`, {})).json();
  }

  /** Every tenant. */
  async listTenants(): Promise<TenantAnswer[]> {
    return (await this.ask("GET", `/tenants`, {})).json();
  }

  /** A new tenant. */
  async createTenant(body: NewTenant): Promise<TenantAnswer> {
    return (await this.ask("POST", `/tenants`, {}, body, "application/json")).json();
  }

  /** A tenant is deleted, with all that it holds. */
  async deleteTenant(slug: string): Promise<void> {
    await this.ask("DELETE", `/tenants/${encodeURIComponent(slug)}`, {});
  }

  /** One tenant. */
  async getTenant(slug: string): Promise<TenantAnswer> {
    return (await this.ask("GET", `/tenants/${encodeURIComponent(slug)}`, {})).json();
  }

  /** The time of a tenant. */
  async getClock(slug: string): Promise<ClockAnswer> {
    return (await this.ask("GET", `/tenants/${encodeURIComponent(slug)}/clock`, {})).json();
  }

  /** A tenant's clock moves forward. */
  async advanceClock(slug: string, body: Advance): Promise<ClockAnswer> {
    return (await this.ask("POST", `/tenants/${encodeURIComponent(slug)}/clock/advance`, {}, body, "application/json")).json();
  }

  /** A tenant's clock stands still. */
  async freezeClock(slug: string, body: Freeze = {}): Promise<ClockAnswer> {
    return (await this.ask("POST", `/tenants/${encodeURIComponent(slug)}/clock/freeze`, {}, body, "application/json")).json();
  }

  /** A tenant's clock follows real time. */
  async releaseClock(slug: string): Promise<ClockAnswer> {
    return (await this.ask("POST", `/tenants/${encodeURIComponent(slug)}/clock/release`, {})).json();
  }

  /** The names of a tenant's active defects. */
  async getDefects(slug: string): Promise<DefectName[]> {
    return (await this.ask("GET", `/tenants/${encodeURIComponent(slug)}/defects`, {})).json();
  }

  /** Other active defects. */
  async setDefects(slug: string, body: DefectName[]): Promise<DefectName[]> {
    return (await this.ask("PUT", `/tenants/${encodeURIComponent(slug)}/defects`, {}, body, "application/json")).json();
  }

  /** The families of a tenant, in the order of their registration. */
  async listFamilies(slug: string, query: { search?: string; after?: number; limit?: number } = {}): Promise<FamilyAnswer[]> {
    return (await this.ask("GET", `/tenants/${encodeURIComponent(slug)}/families`, query)).json();
  }

  /** A new family. */
  async registerFamily(slug: string, body: NewFamily): Promise<FamilyAnswer> {
    return (await this.ask("POST", `/tenants/${encodeURIComponent(slug)}/families`, {}, body, "application/json")).json();
  }

  /** The families of a CSV file: all of them, or none. */
  async importFamilies(slug: string, body: string): Promise<Registered> {
    return (await this.ask("POST", `/tenants/${encodeURIComponent(slug)}/families/file`, {}, body, "text/csv")).json();
  }

  /** Generate families. */
  async generateFamilies(slug: string, body: Generation): Promise<Registered> {
    return (await this.ask("POST", `/tenants/${encodeURIComponent(slug)}/families/generation`, {}, body, "application/json")).json();
  }

  /** A family is deleted, with all that belongs to it; its id is never given again. */
  async deleteFamily(slug: string, family: number): Promise<void> {
    await this.ask("DELETE", `/tenants/${encodeURIComponent(slug)}/families/${encodeURIComponent(family)}`, {});
  }

  /** One family. */
  async getFamily(slug: string, family: number): Promise<FamilyAnswer> {
    return (await this.ask("GET", `/tenants/${encodeURIComponent(slug)}/families/${encodeURIComponent(family)}`, {})).json();
  }

  /** Complete the procedure for a family; a second call changes its credentials. */
  async openAccount(slug: string, family: number, body: OpenAccount): Promise<FamilyAnswer> {
    return (await this.ask("PUT", `/tenants/${encodeURIComponent(slug)}/families/${encodeURIComponent(family)}/account`, {}, body, "application/json")).json();
  }

  /** The family is sent its provisional credentials and its activation link. */
  async inviteFamily(slug: string, family: number): Promise<MessageAnswer> {
    return (await this.ask("POST", `/tenants/${encodeURIComponent(slug)}/families/${encodeURIComponent(family)}/invitation`, {})).json();
  }

  /** The invoices of a family. */
  async listInvoices(slug: string, family: number): Promise<InvoiceAnswer[]> {
    return (await this.ask("GET", `/tenants/${encodeURIComponent(slug)}/families/${encodeURIComponent(family)}/invoices`, {})).json();
  }

  /** A new invoice. */
  async issueInvoice(slug: string, family: number, body: NewInvoice): Promise<InvoiceAnswer> {
    return (await this.ask("POST", `/tenants/${encodeURIComponent(slug)}/families/${encodeURIComponent(family)}/invoices`, {}, body, "application/json")).json();
  }

  /** An invoice has been paid, in part or in whole, or is cancelled. */
  async changeInvoice(slug: string, family: number, invoice: number, body: InvoiceChange = {}): Promise<InvoiceAnswer> {
    return (await this.ask("PATCH", `/tenants/${encodeURIComponent(slug)}/families/${encodeURIComponent(family)}/invoices/${encodeURIComponent(invoice)}`, {}, body, "application/json")).json();
  }

  /** A family gets another household: the other parent and the children. */
  async setMembers(slug: string, family: number, body: (OtherParent | Child)[]): Promise<FamilyAnswer> {
    return (await this.ask("PUT", `/tenants/${encodeURIComponent(slug)}/families/${encodeURIComponent(family)}/members`, {}, body, "application/json")).json();
  }

  /** The faults of a tenant, those that are over included. */
  async getFaults(slug: string): Promise<FaultAnswer[]> {
    return (await this.ask("GET", `/tenants/${encodeURIComponent(slug)}/faults`, {})).json();
  }

  /** Other faults; an empty list ends all. */
  async setFaults(slug: string, body: Fault[]): Promise<FaultAnswer[]> {
    return (await this.ask("PUT", `/tenants/${encodeURIComponent(slug)}/faults`, {}, body, "application/json")).json();
  }

  /** What happened in a tenant, or to one of its families, oldest first. */
  async listEvents(slug: string, query: { family?: number } = {}): Promise<Event[]> {
    return (await this.ask("GET", `/tenants/${encodeURIComponent(slug)}/journal`, query)).json();
  }

  /** Whether something happened, and what came closest when it did not. */
  async verifyEvent(slug: string, query: { event: "address change sent" | "contact changed" | "credentials chosen" | "family registered" | "fault struck" | "help failed" | "help refused" | "invoice issued" | "invoice paid" | "key refused" | "link opened" | "link refused" | "message refused" | "message sent" | "password changed" | "password reset sent" | "payment given up" | "payment started" | "services validated" | "sign-in refused" | "signed in" | "terms accepted"; family?: number; count?: number; wait?: number }): Promise<Verification> {
    return (await this.ask("GET", `/tenants/${encodeURIComponent(slug)}/journal/verification`, query)).json();
  }

  /** A tenant is emptied. */
  async resetTenant(slug: string): Promise<TenantAnswer> {
    return (await this.ask("POST", `/tenants/${encodeURIComponent(slug)}/reset`, {})).json();
  }

  /** The terms that are in force. */
  async getTerms(slug: string): Promise<TermsAnswer> {
    return (await this.ask("GET", `/tenants/${encodeURIComponent(slug)}/terms`, {})).json();
  }

  /** Other terms come into force. */
  async publishTerms(slug: string, body: NewTerms): Promise<TermsAnswer> {
    return (await this.ask("PUT", `/tenants/${encodeURIComponent(slug)}/terms`, {}, body, "application/json")).json();
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
