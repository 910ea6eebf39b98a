package io.soulnear.profile.style.application;

import io.soulnear.runtime.Language;
import java.time.ZoneId;
import java.util.List;

/** The time zones that are offered; any other one can be typed. */
final class Zones {
    static final List<String> RUSSIAN = List.of(
            "Europe/Kaliningrad",
            "Europe/Moscow",
            "Europe/Samara",
            "Asia/Yekaterinburg",
            "Asia/Omsk",
            "Asia/Krasnoyarsk",
            "Asia/Irkutsk",
            "Asia/Yakutsk",
            "Asia/Vladivostok",
            "Asia/Kamchatka",
            "Europe/Kyiv",
            "Asia/Almaty",
            "Asia/Tbilisi",
            "Europe/Berlin");

    static final List<String> ENGLISH = List.of(
            "UTC",
            "Europe/London",
            "Europe/Berlin",
            "Europe/Athens",
            "Asia/Dubai",
            "Asia/Kolkata",
            "Asia/Singapore",
            "Asia/Tokyo",
            "Australia/Sydney",
            "America/Los_Angeles",
            "America/Denver",
            "America/Chicago",
            "America/New_York",
            "America/Sao_Paulo");

    private Zones() {}

    static List<String> of(Language language) {
        return switch (language) {
            case RU -> RUSSIAN;
            case EN -> ENGLISH;
        };
    }

    /** Whether it is a place's name of the time zone database, or UTC. */
    static boolean isKnown(String name) {
        return (name.contains("/") || name.equals("UTC"))
                && ZoneId.getAvailableZoneIds().contains(name);
    }
}
