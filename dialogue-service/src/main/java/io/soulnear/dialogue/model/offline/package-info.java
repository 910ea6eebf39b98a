/** The offline companion as a model like any other. */
@NullMarked
package io.soulnear.dialogue.model.offline;

import org.jspecify.annotations.NullMarked;
