# The image: Debian 12, the Swift toolchain, Lectern's package, JupyterLab, a user without rights.
#
#   make image                                     builds it as lectern:VERSION
#   docker run --rm -p 8888:8888 lectern           JupyterLab at the address that it prints
#
# NB_USER and NB_UID are set by Binder and repo2docker, ports and command are JupyterHub's and
# KubeSpawner's. Each step is one of scripts/packaging/steps.sh, which scripts/packaging/
# try-in-empty-root.sh runs without Docker.
ARG DEBIAN=debian:12

FROM ${DEBIAN} AS toolchain
ARG SWIFT_VERSION=6.3.1
# The archive's SHA-256. Where it is not given, its signature by the key of Swift's releases is checked.
ARG SWIFT_SHA256=
ARG SWIFT_SIGNING_KEY=52BB7E3DE28A71BE22EC05FFEF80A866B47A981F
COPY scripts/packaging/steps.sh /packaging/
RUN /packaging/steps.sh toolchain

FROM ${DEBIAN} AS build
COPY scripts/packaging/steps.sh /packaging/
RUN /packaging/steps.sh build-packages
COPY --from=toolchain /opt/swift /opt/swift
ENV PATH=/opt/swift/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
WORKDIR /lectern
COPY . .
RUN make deb

FROM toolchain AS trimmed
RUN /packaging/steps.sh trim

FROM ${DEBIAN}
COPY --from=trimmed /opt/swift /opt/swift
COPY scripts/packaging/steps.sh scripts/packaging/jupyter-requirements.txt /packaging/
COPY --from=build /lectern/output/lectern_*.deb /packaging/lectern.deb
RUN /packaging/steps.sh lectern /packaging/lectern.deb && rm /packaging/lectern.deb
RUN /packaging/steps.sh jupyter

ARG NB_USER=jovyan
ARG NB_UID=1000
ENV USER=${NB_USER} HOME=/home/${NB_USER} LANG=C.UTF-8 \
  PATH=/opt/jupyter/bin:/opt/swift/usr/bin:/usr/local/bin:/usr/bin:/bin
RUN /packaging/steps.sh user
COPY --chown=${NB_UID} notebooks ${HOME}/notebooks
WORKDIR ${HOME}
USER ${NB_UID}
EXPOSE 8888
CMD ["jupyter", "lab", "--no-browser", "--ip=0.0.0.0", "--port=8888"]
