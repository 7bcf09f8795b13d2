package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.processing.HQL;

/** The stored SIP passwords; each comes with its line. */
@Repository
public interface SipPasswords {
  /** Finds that of a line, by the line's number. */
  @HQL("from SipPassword p join fetch p.line l where l.number = :line")
  Optional<SipPassword> find(String line);

  /**
   * Returns those of the lines that are in use on a switch, by line.
   *
   * @param switchName a line of which nobody has said whose it is counts too
   */
  @HQL(
      """
      from SipPassword p join fetch p.line l
      where l.endedAt is null and (l.switchName is null or l.switchName = :switchName)
      order by l.number
      """)
  List<SipPassword> inUse(String switchName);

  /** Removes that of a line; returns how many there were. */
  @HQL(
      "delete from SipPassword p where p.line.id in (select l.id from Line l where l.number = :line)")
  int remove(String line);

  /** Stores a new one. */
  @Insert
  void insert(SipPassword password);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(SipPassword password);
}
