"""JupyterHub whose servers are Slurm's jobs, by batchspawner.

    sudo SLURM_CONF=FOLDER/slurm.conf LECTERN_CLASS_PASSWORD=... \\
        jupyterhub --config scripts/hub/slurm/jupyterhub_config.py

On a cluster the nodes need the same users, homes, Python environment and Lectern as the hub's
machine; the hub's address must be one that the nodes reach.
"""

import os

import batchspawner  # noqa: F401  (adds the request by which a job tells its port)

c = get_config()  # noqa: F821  (JupyterHub gives it to this file)

c.JupyterHub.spawner_class = "batchspawner.SlurmSpawner"
# How the hub, root's, submits as the student; batchspawner's own choice is sudo.
c.SlurmSpawner.exec_prefix = "/usr/sbin/runuser --user {username} --"
c.SlurmSpawner.req_partition = os.environ.get("LECTERN_CLASS_PARTITION", "class")
c.SlurmSpawner.req_memory = "1G"
c.SlurmSpawner.req_nprocs = "1"
c.SlurmSpawner.req_runtime = "4:00:00"
# A job of a lost node would wait for another try, with nothing of the session, and the hub would
# take it for one that has not begun. It shall end, and the hub say so.
c.SlurmSpawner.req_options = "--no-requeue"
c.SlurmSpawner.req_srun = ""
if os.environ.get("LECTERN_CLASS_ONE_MACHINE"):
    # For trials with cluster.sh: the nodes' names are no machines' names.
    c.SlurmSpawner.state_exechost_exp = "127.0.0.1"

# Sessions outlive the hub: a job goes on while it is down, and is found again.
c.JupyterHub.cleanup_servers = False

# A node that is lost is noticed within this many seconds after Slurm has noticed it.
c.Spawner.poll_interval = 5
c.Spawner.start_timeout = 600
c.Spawner.http_timeout = 600
c.Spawner.env_keep = ["PATH", "LANG", "JUPYTER_PATH", "SLURM_CONF"]
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = os.environ["LECTERN_CLASS_PASSWORD"]
c.Authenticator.allow_all = True
c.JupyterHub.bind_url = os.environ.get("LECTERN_CLASS_ADDRESS", "http://127.0.0.1:8000")
c.ConfigurableHTTPProxy.api_url = os.environ.get("LECTERN_CLASS_PROXY", "http://127.0.0.1:8001")
c.JupyterHub.hub_port = int(os.environ.get("LECTERN_CLASS_HUB_PORT", 8081))
c.JupyterHub.hub_ip = os.environ.get("LECTERN_CLASS_HUB_IP", "127.0.0.1")

token = os.environ.get("LECTERN_CLASS_TOKEN")
if token:
    c.JupyterHub.services = [{"name": "trial", "api_token": token}]
    c.JupyterHub.load_roles = [{
        "name": "trial",
        "services": ["trial"],
        "scopes": ["admin:users", "admin:servers", "access:servers"],
    }]
