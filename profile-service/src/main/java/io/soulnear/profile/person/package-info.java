/** People: consent, onboarding and what they do with their record. */
@NullMarked
package io.soulnear.profile.person;

import org.jspecify.annotations.NullMarked;
