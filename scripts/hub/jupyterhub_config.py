"""JupyterHub for a class on one machine: each student's session in a control group of its own.

    sudo LECTERN_CLASS_PASSWORD=... jupyterhub --config scripts/hub/jupyterhub_config.py

For trials: any user of the system logs in with the one password. A real class sets an authenticator
of its own (PAM, OAuth, LTI); what matters here is the spawner and its limits.
"""

import asyncio
import os
import pathlib
import sys

from jupyterhub.spawner import LocalProcessSpawner

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from control_groups import ControlGroup  # noqa: E402

c = get_config()  # noqa: F821  (JupyterHub gives it to this file)

# What one student may have. A session at rest has about 60 processes and threads, which are
# counted together.
MEMORY = int(os.environ.get("LECTERN_CLASS_MEMORY", 1024)) << 20
PROCESSES = int(os.environ.get("LECTERN_CLASS_PROCESSES", 250))
PROCESSORS = float(os.environ.get("LECTERN_CLASS_PROCESSORS", os.cpu_count()))


# Beside whatever else the machine does, the class counts as ten processes that compute.
ControlGroup("lectern-class").make().limit(weight=1000)


class GroupedSpawner(LocalProcessSpawner):
    """Starts a student's server in a control group: LocalProcessSpawner alone limits nothing."""

    def group(self):
        """The student's group."""
        return ControlGroup(f"lectern-class/{self.user.name}")

    def make_preexec_fn(self, name):
        """Joins the group while the new process is still root's, then becomes the student."""
        become_student = super().make_preexec_fn(name)
        group = self.group()

        def prepare():
            group.add_self()
            become_student()

        return prepare

    async def start(self):
        """Makes the group before the server."""
        limits = {"memory": MEMORY, "processors": PROCESSORS, "processes": PROCESSES}
        self.group().make().limit(weight=100, **limits)
        return await super().start()

    async def stop(self, now=False):
        """Ends what the student has left running, too."""
        await super().stop(now)
        await asyncio.to_thread(self.group().remove)


c.JupyterHub.spawner_class = GroupedSpawner
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = os.environ["LECTERN_CLASS_PASSWORD"]
c.Authenticator.allow_all = True
c.JupyterHub.bind_url = os.environ.get("LECTERN_CLASS_ADDRESS", "http://127.0.0.1:8000")
c.ConfigurableHTTPProxy.api_url = os.environ.get("LECTERN_CLASS_PROXY", "http://127.0.0.1:8001")
c.JupyterHub.hub_port = int(os.environ.get("LECTERN_CLASS_HUB_PORT", 8081))

# The hub starts all of a class at once by itself only up to 100, but gives up on a server after a
# minute: thirty on two processors take longer.
c.Spawner.start_timeout = 600
c.Spawner.http_timeout = 600
c.Spawner.notebook_dir = "~"

# Jupyter chooses a kernel's ports by trying which are free and giving them up again: of thirty
# kernels started at once, two may get the same, and one of them never starts. Sockets that are
# files have no such race, and no other student can connect to them.
c.Spawner.args = ["--KernelManager.transport=ipc"]
c.Spawner.env_keep = ["PATH", "LANG", "JUPYTER_PATH"]
c.JupyterHub.cleanup_servers = True

# A service that may start servers and speak to kernels: the trials, or a teacher's script.
token = os.environ.get("LECTERN_CLASS_TOKEN")
if token:
    c.JupyterHub.services = [{"name": "trial", "api_token": token}]
    c.JupyterHub.load_roles = [{
        "name": "trial",
        "services": ["trial"],
        "scopes": ["admin:users", "admin:servers", "access:servers"],
    }]
