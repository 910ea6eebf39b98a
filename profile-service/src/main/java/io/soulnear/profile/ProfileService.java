package io.soulnear.profile;

import io.soulnear.runtime.Service;

/** Knows people: consent, onboarding, menu, language and the way out. */
public final class ProfileService {
    private ProfileService() {}

    public static void main(String[] args) {
        Service.run(ProfileService.class, args);
    }
}
