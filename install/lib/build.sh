# Builds the distribution and installs it into a Python environment. Sourced after prerequisites.sh.

# What goes into the distribution, and the JDK that builds it.
sources() { say "$(jdk_version "$JAVA_HOME") $(cd "$root" && stamp pom.xml .mvn kernel magics install/pom.xml install/cli)"; }

# build_brewline: mvn package, unless nothing that goes into it changed.
build_brewline() {
  local now
  now=$(sources)
  if fresh "$build/built" "$now" && [ -d "$root/install/target/brewline/lib" ]; then return; fi
  maven "Building Brewline (the first time Maven fetches its libraries)" -Dquick -DskipTests -pl install -am package
  say "$now" >"$build/built"
}

# verify_brewline: everything that Maven checks and tests; the distribution comes out of it too.
verify_brewline() {
  local now
  now=$(sources)
  rm -rf "$root"/*/target/surefire-reports "$root"/magics/*/target/surefire-reports
  maven "Building Brewline with its checks and tests, on each JDK" verify
  grep -h -o -E 'Tests run on JDK .*|No JDK .* was found.*' "$logs/build.log" | sort -u
  say "$now" >"$build/built"
}

maven() {
  local what=$1
  shift
  rm -rf "$build/built" "$root/install/target/brewline"
  step "$what" build.log mvn -B -f "$root/pom.xml" "$@"
}

# make_environment REQUIREMENTS…: .venv with these, unless it has them already. Sets env.
make_environment() {
  local now files=() file
  env=$root/.venv
  for file in "$@"; do files+=(-r "$root/install/$file"); done
  now="$("$python" --version) $(cd "$root/install" && stamp "$@")"
  if [ ! -x "$env/bin/python" ]; then step "Making the Python environment .venv" venv.log "$python" -m venv "$env"; fi
  if fresh "$env/brewline-$*" "$now"; then return; fi
  step "Installing JupyterLab into .venv" pip.log "$env/bin/python" -m pip install --disable-pip-version-check "${files[@]}"
  say "$now" >"$env/brewline-$*"
}

# make_bucket_environment: .venv-s3 with a server that speaks as S3 does, for the tests of stores in a bucket.
make_bucket_environment() {
  local now file=$root/install/requirements-s3.txt bucket_env=$root/.venv-s3
  now="$("$python" --version) $(stamp "$file")"
  if fresh "$bucket_env/brewline" "$now"; then return; fi
  step "Making the Python environment .venv-s3" venv-s3.log "$python" -m venv --clear "$bucket_env"
  step "Installing a server of buckets into it" pip-s3.log "$bucket_env/bin/python" -m pip install --disable-pip-version-check --no-compile -r "$file"
  say "$now" >"$bucket_env/brewline"
}

# make_kubeflow_environment: .venv-kubeflow with Kubeflow's SDK, whose libraries are not JupyterLab's. Sets kubeflow_env.
make_kubeflow_environment() {
  local now file=$root/magics/kubeflow/src/test/python/requirements.txt
  kubeflow_env=$root/.venv-kubeflow
  now="$("$python" --version) $(stamp "$file")"
  if fresh "$kubeflow_env/brewline" "$now"; then return; fi
  step "Making the Python environment .venv-kubeflow" venv-kubeflow.log "$python" -m venv --clear "$kubeflow_env"
  step "Installing Kubeflow's SDK into it" pip-kubeflow.log "$kubeflow_env/bin/python" -m pip install --disable-pip-version-check --no-compile -r "$file"
  say "$now" >"$kubeflow_env/brewline"
}

# choose_environment: the active environment if it has JupyterLab, else .venv. Sets env.
choose_environment() {
  env=${VIRTUAL_ENV:-${CONDA_PREFIX:-}}
  if [ -n "$env" ] && [ -x "$env/bin/python" ] && "$env/bin/python" -c 'import jupyterlab, nbclient' 2>/dev/null; then return; fi
  make_environment requirements.txt
}

# make_wheel: target/brewline-VERSION-py3-none-any.whl. Sets wheel.
make_wheel() {
  wheel=$("$python" "$root/install/lib/wheel.py" "$root/install/target/brewline" "$build")
}

# install_wheel: into $env, with its start-up archives; again only when the wheel or the JDK changed.
install_wheel() {
  local now stamped=$env/brewline-installed
  now="$JAVA_HOME $(jdk_release) $(cat "$build/built") $(cd "$root/install" && stamp lib/wheel.py python kernelspec)"
  if fresh "$stamped" "$now" && [ -x "$env/bin/brewline" ]; then return; fi
  make_wheel
  step "Installing Brewline into ${env#"$root/"}" wheel.log \
    "$env/bin/python" -m pip install --disable-pip-version-check --no-index --no-deps --force-reinstall "$wheel"
  step "Making the start-up archives" archive.log env BREWLINE_JDK="$JAVA_HOME" "$env/bin/brewline" setup
  say "$now" >"$stamped"
}
jdk_release() { grep -h -E '^(JAVA_RUNTIME_VERSION|IMPLEMENTOR_VERSION)=' "$JAVA_HOME/release" | tr '\n' ' '; }
