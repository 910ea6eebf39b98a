package io.soulnear.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house that a compiler does not know. A service keeps all of them with one test:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "io.soulnear.quiz", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests RULES = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
public final class HouseRules {
    private static final Set<String> ADAPTERS =
            Set.of("kafka", "http", "jdbc", "redis", "telegram", "openai", "offline", "flagd", "prometheus");
    private static final Set<String> SHAPELESS =
            Set.of("util", "utils", "common", "helper", "helpers", "manager", "impl");

    @ArchTest
    public static final ArchRule DOMAIN_KNOWS_ONLY_JAVA_AND_ITSELF = classes()
            .that(areIn("domain"))
            .should(dependOnlyOnJavaAndTheirOwnDomain())
            .because("rules must be readable and testable without a framework, a database or a broker")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule DOMAIN_IS_TOLD_TIME_AND_CHANCE = noClasses()
            .that(areIn("domain"))
            .should()
            .accessTargetWhere(readsClockOrChance())
            .because("the same input must give the same decision")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule APPLICATION_DOES_NOT_KNOW_ADAPTERS = noClasses()
            .that(areIn("application"))
            .should()
            .dependOnClassesThat(areAdapters())
            .because("arrows point inward: adapters implement the application's ports")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule ADAPTERS_ARE_HIDDEN = classes()
            .that(areAdapters())
            .and(areWrittenByHandAtTopLevel())
            .should()
            .notBePublic()
            .because("nobody but the container may reach an adapter")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule FEATURES_LEAVE_EACH_OTHERS_ADAPTERS_ALONE = classes()
            .should(keepOutOfOtherFeaturesAdapters())
            .because("features talk through application types")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule PACKAGES_AND_CLASSES_ARE_NAMED_FOR_WHAT_THEY_HOLD = noClasses()
            .should(haveShapelessNames())
            .because("such names collect what has no place")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule EVERY_PACKAGE_STATES_ITS_PURPOSE_AND_IS_NULL_MARKED = classes()
            .should(resideInNullMarkedPackages())
            .because("null is checked only where a package-info says so")
            .allowEmptyShould(true);

    private HouseRules() {}

    private static DescribedPredicate<JavaClass> areIn(String layer) {
        return DescribedPredicate.describe(
                "are in a " + layer + " package", type -> segments(type).contains(layer) && isOurs(type));
    }

    private static DescribedPredicate<JavaClass> areAdapters() {
        return DescribedPredicate.describe("are adapters", HouseRules::isAdapter);
    }

    /** Not nested, and not one of the bean definitions that annotation processors write. */
    private static DescribedPredicate<JavaClass> areWrittenByHandAtTopLevel() {
        return DescribedPredicate.describe(
                "are written by hand",
                type -> type.isTopLevelClass()
                        && !type.getName().contains("$")
                        && !type.getSimpleName().equals("package-info"));
    }

    private static DescribedPredicate<JavaAccess<?>> readsClockOrChance() {
        var currentTime = Set.of("now", "currentTimeMillis", "nanoTime");
        var chance = Set.of("java.util.Random", "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom");
        return DescribedPredicate.describe("reads a clock or makes something random", access -> {
            var owner = access.getTargetOwner().getName();
            var name = access.getTarget().getName();
            return (currentTime.contains(name) && (owner.startsWith("java.time.") || owner.equals("java.lang.System")))
                    || (owner.equals("java.time.Clock") && name.startsWith("system"))
                    || name.equals("randomUUID")
                    || (owner.equals("java.lang.Math") && name.equals("random"))
                    || chance.contains(owner);
        });
    }

    private static ArchCondition<JavaClass> dependOnlyOnJavaAndTheirOwnDomain() {
        return condition("depend only on java.*, JSpecify and their own domain", (type, events) -> {
            var own = domainOf(type);
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass().getBaseComponentType();
                var allowed = target.isPrimitive()
                        || (target.getPackageName().startsWith("java.")
                                && !target.getPackageName().startsWith("java.sql"))
                        || target.getPackageName().startsWith("org.jspecify.")
                        || (target.getPackageName() + ".").startsWith(own);
                if (!allowed) {
                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        });
    }

    private static ArchCondition<JavaClass> keepOutOfOtherFeaturesAdapters() {
        return condition("keep out of other features' adapters", (type, events) -> {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass().getBaseComponentType();
                if (isAdapter(target) && !feature(target).equals(feature(type))) {
                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        });
    }

    private static ArchCondition<JavaClass> haveShapelessNames() {
        return condition("have shapeless names", (type, events) -> {
            var shapeless = segments(type).stream().anyMatch(SHAPELESS::contains)
                    || type.getSimpleName().matches(".+(Util|Utils|Helper|Helpers|Manager|Impl)");
            events.add(new SimpleConditionEvent(type, shapeless, type.getName() + " has a shapeless name"));
        });
    }

    private static ArchCondition<JavaClass> resideInNullMarkedPackages() {
        return condition("reside in packages with a @NullMarked package-info", (type, events) -> {
            var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
        });
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("io.soulnear.");
    }

    /** An adapter lies below a feature: {@code io.soulnear.<service>.<feature>.<adapter>}. */
    private static boolean isAdapter(JavaClass type) {
        var segments = segments(type);
        return isOurs(type) && segments.stream().skip(4).anyMatch(ADAPTERS::contains);
    }

    private static String feature(JavaClass type) {
        return String.join(".", segments(type).stream().limit(4).toList());
    }

    private static String domainOf(JavaClass type) {
        var name = type.getPackageName() + ".";
        return name.substring(0, name.indexOf(".domain.") + ".domain.".length());
    }

    private static java.util.List<String> segments(JavaClass type) {
        return Arrays.asList(type.getPackageName().split("\\.", -1));
    }

    private static ArchCondition<JavaClass> condition(
            String description, java.util.function.BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }
}
