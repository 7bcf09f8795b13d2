package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import java.util.List;
import org.hibernate.annotations.processing.HQL;

/** The sections and items of call centers' definitions, as they were imported. */
@Repository
public interface Definitions {
  /** Returns at most so many sections of a call center's definition, in the order of the file. */
  @HQL(
      """
      from DefinitionSection s join fetch s.callCenter c
      where c.internalName = :callCenter
      order by s.position limit :limit
      """)
  List<DefinitionSection> sections(String callCenter, int limit);

  /**
   * Returns at most so many items of a call center's definition, in the order of the file; each
   * comes with its section.
   */
  @HQL(
      """
      from DefinitionItem i join fetch i.section s join fetch s.callCenter c
      where c.internalName = :callCenter
      order by s.position, i.position limit :limit
      """)
  List<DefinitionItem> items(String callCenter, int limit);

  /** Stores new sections. */
  @Insert
  void insertSections(List<DefinitionSection> sections);

  /** Stores new items, whose sections are stored. */
  @Insert
  void insertItems(List<DefinitionItem> items);

  /** Forgets the sections of a call center's definition with their items; returns how many. */
  @HQL("delete from DefinitionSection s where s.callCenter = :callCenter")
  int deleteSections(CallCenter callCenter);
}
