package io.soulnear.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.NameUtils;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A wrong or missing setting, said in the operator's words: the variable's name and what is wrong, never its value. */
public final class Misconfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** EX_CONFIG of sysexits.h. */
    private static final int EXIT_CODE = 78;

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*`?([A-Z][A-Z0-9_]*)");
    private static final Pattern INVALID = Pattern.compile("constraint violations:\\[\\s*(\\S+)\\.(\\w+) - ([^\\n]+)");
    private static final Pattern MISSING =
            Pattern.compile("property value \\[\\$\\{([a-z][a-z0-9.-]*)}]\\. Property doesn't exist");
    private static final Pattern PROPERTY = Pattern.compile("property value \\[([^\\]]+)]|property \\[([^\\]]+)]");

    /** Says which variable is wrong, and how; must not hold the value. */
    public Misconfiguration(String problem) {
        super(problem);
    }

    /** Tells the operator; gives the code with which the process should end then. */
    int told() {
        System.err.println("Configuration: " + getMessage());
        return EXIT_CODE;
    }

    /** What is wrong with the configuration, or null when that is not why it failed. */
    static @Nullable String behind(Throwable failure, Environment environment) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof Misconfiguration) {
                return at.getMessage();
            }
            if (at instanceof ConstraintViolationException violated) {
                var violation = violated.getConstraintViolations().iterator().next();
                return variable(property(violation), environment) + " " + violation.getMessage();
            }
            var message = at.getMessage() == null ? "" : at.getMessage();
            var unresolved = VARIABLE.matcher(message);
            if (message.contains("placeholder") && unresolved.find()) {
                var name = unresolved.group(1);
                return System.getenv(name + "_FILE") == null
                        ? name + " is not set"
                        : name + "_FILE names a file that can't be read";
            }
            var missing = MISSING.matcher(message);
            if (missing.find()) {
                return variable(missing.group(1), environment) + " is not set";
            }
            var invalid = INVALID.matcher(message);
            if (invalid.find()) {
                var property = property(invalid.group(1), invalid.group(2));
                return variable(property, environment) + " " + invalid.group(3);
            }
            var property = PROPERTY.matcher(message);
            if (at.getClass().getSimpleName().startsWith("Conversion")
                    || message.contains("could not be converted")
                    || message.contains("Unable to convert value")) {
                return (property.find()
                                ? variable(
                                        property.group(1) == null ? property.group(2) : property.group(1), environment)
                                : "A variable")
                        + " has a value that can't be read";
            }
        }
        return null;
    }

    /** The property of a component of a settings record, named as Micronaut names them when it builds one. */
    private static String property(String settings, String component) {
        var name = NameUtils.hyphenate(component);
        try {
            var prefix = Class.forName(settings).getAnnotation(ConfigurationProperties.class);
            return prefix == null ? name : prefix.value() + "." + name;
        } catch (ClassNotFoundException e) {
            return name;
        }
    }

    private static String property(ConstraintViolation<?> violation) {
        var prefix = violation.getRootBeanClass() == null
                ? null
                : violation.getRootBeanClass().getAnnotation(ConfigurationProperties.class);
        var path = violation.getPropertyPath().toString();
        var name = NameUtils.hyphenate(path.substring(path.lastIndexOf('.') + 1));
        return prefix == null ? name : prefix.value() + "." + name;
    }

    /** The variable that a property is read from, as the {@code application.yml} says. */
    private static String variable(String property, Environment environment) {
        for (var source : environment.getPropertySources()) {
            var raw = source.get(property);
            if (raw != null) {
                var variable = VARIABLE.matcher(raw.toString());
                if (variable.find()) {
                    return variable.group(1);
                }
            }
        }
        return property;
    }
}
