const pattern =
  /^(localhost|127(?:\.\d{1,3}){3})(:\d+)?$|^(::1|::ffff:127(?:\.\d{1,3}){3})$|^\[(::1|::ffff:127(?:\.\d{1,3}){3})\](:\d+)?$/i;

/** Whether a host or an address is this machine and reached by it alone; as in `Host`, with or without a port. */
export const isLoopback = (host: string): boolean => pattern.test(host);
