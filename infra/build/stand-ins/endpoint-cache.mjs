/** Endpoint discovery is off where nobody has switched it on: this is made with each client, and never asked. */
export class EndpointCache {}
