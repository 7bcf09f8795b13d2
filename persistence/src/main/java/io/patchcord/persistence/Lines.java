package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.processing.HQL;

/** The stored lines. */
@Repository
public interface Lines {
  /** Finds one by its number. */
  @HQL("from Line where number = :number")
  Optional<Line> find(String number);

  /** Returns at most so many of those whose number sorts after the given one; all do after "". */
  @HQL("from Line where number > :after order by number limit :limit")
  List<Line> all(String after, int limit);

  /** Returns those in use whose phone has something special about it, in no order. */
  @HQL(
      "from Line where endedAt is null and (phone.dialString is not null"
          + " or phone.recordingPolicy is not null or phone.lacks is not null"
          + " or phone.kind is not null)")
  List<Line> withSpecialPhones();

  /**
   * Returns the numbers of those in use on a switch whose phone is of that kind, in no order.
   *
   * @param switchName a line of which nobody has said whose it is counts too
   */
  @HQL(
      "select number from Line where endedAt is null and phone.kind = :kind"
          + " and (switchName is null or switchName = :switchName)")
  List<String> ofKind(String kind, String switchName);

  /** Stores a new one. */
  @Insert
  void insert(Line line);

  /** Stores new ones. */
  @Insert
  void insertAll(List<Line> lines);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(Line line);
}
