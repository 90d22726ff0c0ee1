/** One call of the service, as errors speak of it. */
export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Whether it asks for the list or for one referral. */
  subject: 'list' | 'referral';
  host: string;
}

/** What came back: the whole of it, read. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The `client-request-id` that it answers. */
  clientRequestId: string;
}
