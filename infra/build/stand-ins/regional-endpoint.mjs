/**
 * Where a service of AWS is: at the address that was configured, or the one of its region. The SDK's own rules know twenty
 * cases more, for accounts, FIPS and dual stack, which have to be switched on: who does that is told.
 *
 * @param {string} service as its hosts are named
 */
export function regionalEndpoint(service) {
  return ({ Endpoint, Region, UseFIPS, UseDualStack }) => {
    if (UseFIPS || UseDualStack)
      throw new Error('FIPS and dual-stack endpoints are left out of the bundle');
    if (!Endpoint && !/^[a-z0-9-]+$/.test(Region ?? '')) throw new Error('AWS_REGION is not set');
    const suffix = Region?.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    const url = new URL(Endpoint ?? `https://${service}.${Region}.${suffix}`);
    return { url, properties: {}, headers: {} };
  };
}
