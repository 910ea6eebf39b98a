package io.soulnear.sample.framework.domain;

import org.slf4j.Logger;

record Logged(Logger log) {}
