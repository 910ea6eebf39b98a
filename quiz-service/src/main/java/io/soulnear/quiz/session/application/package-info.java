/** What a quiz does with what a person sends: one transaction per update, its events, and the words of its reply. */
@NullMarked
package io.soulnear.quiz.session.application;

import org.jspecify.annotations.NullMarked;
