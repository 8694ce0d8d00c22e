package org.ovenproof.worker.again;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;

/**
 * What the time is for code of a page in a process that is to find out which results follow from
 * it: another year, month, day of the week and hour, since a page may show just one of them. Public
 * so that classes of cells can call it: {@link TimeCalls} has them do so.
 */
public final class OtherTime {

  private static final Duration LATER = Duration.ofDays(397).plusHours(7).plusMinutes(13);

  private OtherTime() {}

  public static long currentTimeMillis() {
    return System.currentTimeMillis() + LATER.toMillis();
  }

  public static Clock systemUTC() {
    return Clock.offset(Clock.systemUTC(), LATER);
  }

  public static Clock systemDefaultZone() {
    return Clock.offset(Clock.systemDefaultZone(), LATER);
  }

  public static Clock system(ZoneId zone) {
    return Clock.offset(Clock.system(zone), LATER);
  }

  public static Calendar calendar() {
    Calendar calendar = Calendar.getInstance();
    calendar.setTimeInMillis(currentTimeMillis());
    return calendar;
  }

  public static Instant instant() {
    return Instant.now(systemUTC());
  }

  public static LocalDate localDate() {
    return LocalDate.now(systemDefaultZone());
  }

  public static LocalDate localDate(ZoneId zone) {
    return LocalDate.now(system(zone));
  }

  public static LocalTime localTime() {
    return LocalTime.now(systemDefaultZone());
  }

  public static LocalTime localTime(ZoneId zone) {
    return LocalTime.now(system(zone));
  }

  public static LocalDateTime localDateTime() {
    return LocalDateTime.now(systemDefaultZone());
  }

  public static LocalDateTime localDateTime(ZoneId zone) {
    return LocalDateTime.now(system(zone));
  }

  public static ZonedDateTime zonedDateTime() {
    return ZonedDateTime.now(systemDefaultZone());
  }

  public static ZonedDateTime zonedDateTime(ZoneId zone) {
    return ZonedDateTime.now(system(zone));
  }

  public static OffsetDateTime offsetDateTime() {
    return OffsetDateTime.now(systemDefaultZone());
  }

  public static OffsetDateTime offsetDateTime(ZoneId zone) {
    return OffsetDateTime.now(system(zone));
  }

  public static OffsetTime offsetTime() {
    return OffsetTime.now(systemDefaultZone());
  }

  public static Year year() {
    return Year.now(systemDefaultZone());
  }

  public static Year year(ZoneId zone) {
    return Year.now(system(zone));
  }

  public static YearMonth yearMonth() {
    return YearMonth.now(systemDefaultZone());
  }

  public static YearMonth yearMonth(ZoneId zone) {
    return YearMonth.now(system(zone));
  }

  public static MonthDay monthDay() {
    return MonthDay.now(systemDefaultZone());
  }
}
