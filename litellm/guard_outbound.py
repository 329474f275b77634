import ipaddress
import os
import socket
import sys
from contextvars import ContextVar

from litellm.integrations.custom_logger import CustomLogger

ALLOWED = [host.strip() for host in os.environ.get("ALLOWED_PRIVATE_HOSTS", "").split(",") if host.strip()]
GLOBAL_IPV6 = ipaddress.ip_network("2000::/3")
RELAYS_TO_IPV4 = ipaddress.ip_network("2002::/16")

is_customers = ContextVar("is_customers", default=False)


class GuardOutbound(CustomLogger):
    """Keeps requests with a customer's own keys, and so its own address, away from this network."""

    async def async_pre_call_hook(self, user_api_key_dict, cache, data, call_type):
        if data.get("user_config") is not None:
            is_customers.set(True)


def check_connection(event, arguments):
    """Looks at the address that is really connected to: whatever a name means by now, and wherever a redirect leads."""
    if event != "socket.connect" or not is_customers.get():
        return
    _, address = arguments
    host = address[0] if isinstance(address, tuple) else ""
    if not is_public(host) and not is_allowed(host):
        raise PermissionError("a customer's api_base leads to a private address")


def is_public(host):
    try:
        address = ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    if address.version == 6 and (address not in GLOBAL_IPV6 or address in RELAYS_TO_IPV4):
        return False
    return address.is_global and not address.is_multicast


def is_allowed(host):
    return any(host in addresses_of(name) for name in ALLOWED)


def addresses_of(name):
    try:
        return {entry[4][0] for entry in socket.getaddrinfo(name.strip("[]"), None)}
    except OSError:
        return set()


sys.addaudithook(check_connection)
handler = GuardOutbound()
